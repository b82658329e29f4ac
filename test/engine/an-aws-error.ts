/** An error as the SDK raises it: told by its name and its status, never by its class. */
export function awsError(name: string, message: string, status = 400): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status } });
}

/** An error of the connection, which carries a code and no answer of AWS. */
export function networkError(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code });
}

export const throttled = awsError('ThrottlingException', 'Rate exceeded');
export const unavailable = awsError('ServiceUnavailableException', 'Service is unavailable', 503);
export const lostAnswer = networkError('ECONNRESET');
