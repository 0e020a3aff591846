export type Json = Record<string, unknown>;

/** The parts of an OpenAPI 3.1 document that this API uses. */
export interface ApiDocument {
  openapi: string;
  info: Json & { title: string; description: string };
  servers: { url: string }[];
  security: Json[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: Json & { schemas: Record<string, Json>; responses: Record<string, Json & { description: string }> };
}

export interface DocumentedOperation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  /** The credentials, unless they are the usual ones; none with an empty list. */
  security?: Json[];
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: Json; example: Json }> };
  responses: Record<string, Json & { $ref?: string; description?: string }>;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: Json;
  example?: string;
  style?: "form";
  explode?: false;
}
