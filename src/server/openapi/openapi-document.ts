export type Json = Record<string, unknown>;

/** An OpenAPI 3.1 document, as far as this API writes one. */
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
  /** Which credentials it takes, where those are not the usual ones; none of them with an empty list. */
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
