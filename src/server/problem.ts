/** An error as `application/problem+json` (RFC 9457), with a stable `code` for programs. */
export function problem(
  status: number,
  code: string,
  title: string,
  {
    requestId,
    errors,
    headers,
  }: { requestId?: string; errors?: Record<string, string[]>; headers?: Record<string, string> } = {},
): Response {
  const body = { type: "about:blank", title, status, code, request_id: requestId, errors };
  return Response.json(body, { status, headers: { ...headers, "content-type": "application/problem+json" } });
}
