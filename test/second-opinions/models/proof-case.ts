export interface Case {
  /** Of the file, and so of the finding. */
  readonly name: string;
  readonly calls: readonly Call[];
  /** `side: rule`, all that is wrong and nothing else. */
  readonly wrong: readonly string[];
}

export type Call = Answered & (ByName | ByPath);

interface Answered {
  readonly request: string;
  readonly status?: number;
  readonly userAgent?: string;
  /** Undefined: the connection was cut. */
  readonly reply: string | undefined;
  readonly replyHeaders?: Readonly<Record<string, string>>;
}

interface ByName {
  readonly service: 'ecs' | 'codedeploy' | 'elasticloadbalancing' | 'rds';
  readonly operation: string;
}

interface ByPath {
  readonly service: 'lambda';
  readonly method: string;
  readonly target: string;
  readonly requestHeaders?: Readonly<Record<string, string>>;
}

/** As the simulated AWS would have taped them. */
export function taped(calls: readonly Call[]): string {
  const lines = calls.flatMap((call, of) => {
    const { status = 200, userAgent = 'greenlight', reply, replyHeaders } = call;
    const { type, ...sent } = sentAs(call);
    const exchange = {
      request: { ...sent, headers: { ...sent.headers, 'signed-as': call.service }, body: base64(call.request) },
      reply:
        reply === undefined ? null : { status, headers: replyHeaders ?? { 'content-type': type }, body: base64(reply) },
    };
    return [{ exchange }, { at: 0, caller: 'AKIATEST-proof', userAgent, of }];
  });
  return lines.map(line => `${JSON.stringify(line)}\n`).join('');
}

const targets = { ecs: 'AmazonEC2ContainerServiceV20141113', codedeploy: 'CodeDeploy_20141006' };
const form = 'application/x-www-form-urlencoded; charset=utf-8';

/** By its protocol. `type`: of its usual answer's content. */
function sentAs(call: Call) {
  const byName = { method: 'POST', target: '/' };
  switch (call.service) {
    case 'lambda': {
      const { method, target, request, requestHeaders } = call;
      const headers = requestHeaders ?? (request === '' ? {} : { 'content-type': 'application/json' });
      return { method, target, headers, type: 'application/json' };
    }
    case 'elasticloadbalancing':
    case 'rds':
      return { ...byName, headers: { 'content-type': form }, type: 'text/xml' };
    case 'ecs':
    case 'codedeploy': {
      const type = 'application/x-amz-json-1.1';
      const target = `${targets[call.service]}.${call.operation}`;
      return { ...byName, headers: { 'content-type': type, 'x-amz-target': target }, type };
    }
    default: {
      const never: never = call;
      return never;
    }
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
