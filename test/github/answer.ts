/** What GitHub says to a call, before it is written to the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; undefined for none. */
  readonly body: unknown;
}

export const ok = (body: unknown, headers: Answer['headers'] = {}): Answer => ({ status: 200, headers, body });

export const created = (body: { readonly url: string }): Answer => ({
  status: 201,
  headers: { location: body.url },
  body,
});

/** A refusal, as GitHub forms one. The page of the documentation is added where the operation is known. */
export class Refusal extends Error {
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;
  readonly headers: Answer['headers'];

  constructor(status: number, message: string, details: Refusal['details'] = {}, headers: Answer['headers'] = {}) {
    super(message);
    this.status = status;
    this.details = details;
    this.headers = headers;
  }
}

/** Also of what the caller may not know of: GitHub does not say that it exists. */
export const notFound = (): Refusal => new Refusal(404, 'Not Found');

export interface FieldError {
  readonly resource: string;
  readonly code: string;
  readonly field: string;
  readonly message?: string;
}

export const validationFailed = (...errors: readonly FieldError[]): Refusal =>
  new Refusal(422, 'Validation Failed', { errors });

export function answerOf({ status, message, details, headers }: Refusal, documentation: string): Answer {
  return {
    status,
    headers,
    body: { message, ...details, documentation_url: documentation, status: String(status) },
  };
}
