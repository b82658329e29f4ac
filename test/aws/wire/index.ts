export { AwsError } from './aws-error.ts';
export { accessKeyOf, type Answer, type Around, type Call, type Caller } from './call.ts';
export { CLIENTS, type ServiceName } from './clients.ts';
export type { ClientOf, Handlers, Input, Operation, Output, Services } from './handlers.ts';
export type { WireOptions } from './options.ts';
export type { RawExchange } from './raw-exchange.ts';
export { readScope } from './request.ts';
export { serveWire, wireListener, type WireServer } from './serve.ts';
