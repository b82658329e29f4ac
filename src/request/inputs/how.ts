import type { InputRow } from './row.ts';

/** How traffic moves, and what proves that it may. */
export const how = [
  {
    name: 'strategy',
    group: 'How',
    form: 'line',
    description:
      'How traffic moves: `blue-green` (all at once), `canary`, `linear`, or, where ECS itself deploys, `rolling`, which ' +
      'replaces tasks.',
    fallback:
      'what `steps` say, else what the deployment group or the ECS service is configured to do; where nothing is `canary`, for `rds` `blue-green`',
  },
  {
    name: 'steps',
    group: 'How',
    form: 'block',
    description:
      'For canary `<percent>% <duration>`, several with commas where Greenlight itself moves the traffic; for linear ' +
      '`<percent>% every <duration>`; or the name of a predefined configuration of CodeDeploy, such as `Canary10Percent5Minutes`.',
    fallback: '`10% 5m` for `canary`, `10% every 1m` for `linear`',
  },
  {
    name: 'bake',
    group: 'How',
    form: 'line',
    description: 'How long all traffic is on green and watched while blue is kept warm, such as `10m`.',
    fallback: "the deployment group's termination wait, the ECS service's own bake time, else `10m`",
  },
  {
    name: 'hooks',
    group: 'How',
    form: 'line',
    description:
      'For an ECS service that ECS itself deploys: `as-they-stand`, which answers the pauses that the service has, or ' +
      '`manage`, which writes a pause before each share of traffic and before the bake into the service, and leaves it there.',
    fallback: '`as-they-stand`',
  },
  {
    name: 'gates',
    group: 'Proof',
    form: 'block',
    description:
      'What must hold while the release goes on, as YAML. `alarms: [name, name]`, or a list of `{ alarm }`; ' +
      '`smoke: { url, status, contains, headers, latency, timeout, retries }`, a request to green from this job and what ' +
      'its answer must be, or a list of them; for `lambda` also `smoke: { invoke: { payload }, contains, latency, timeout, ' +
      'retries }`, which invokes the published version; for `ecs` also `targets: { healthy: 100% }`, the health of ' +
      "green's targets; for `rds` also `lag: { at-most: 5s, wal-at-most: 16MB, connections: 200, load: 4, transactions: " +
      '10 }`, how far green may be behind and how busy blue may be before a switchover. Each takes `name` and `advisory`, ' +
      'and but for `lag` `when`: `before-traffic`, `during`, `bake` or `always`. `none`: nothing is measured.',
    fallback: 'the alarms of the deployment group, with a warning if it has none; for `rds` `lag: {}`',
  },
] as const satisfies readonly InputRow[];
