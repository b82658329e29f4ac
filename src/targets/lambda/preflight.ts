import type { AskedOf } from '../../release/found.ts';
import type { Finding } from '../../release/problem.ts';
import type { LambdaTarget } from '../../request/request.ts';
import { isTooLong, noRoom } from './alias.ts';
import { type Configuration, configurationOf, sameValue } from './configuration.ts';
import { greenFindings, stagedFindings } from './green-life.ts';
import type { Life } from './life.ts';
import type { Sights } from './sights.ts';
import { longestDescription } from './stamp.ts';
import { unaskedFindings, unprovenCode } from './unasked.ts';
import { wakingBy } from './waking.ts';

/** All that stands in the way of a release that has not begun, and all that is worth knowing before it does. */
export function findings(sights: Sights, asked: LambdaTarget, how: AskedOf): readonly Finding[] {
  return [
    ...beforeTheFirst(sights, asked),
    ...describedFindings(sights, asked),
    ...hookFindings(asked),
    ...blueFindings(sights),
    ...divisible(sights, how),
    ...passingBy(sights, asked),
    ...askedOfBlue(sights, how),
    ...mayBeMeant(sights),
    ...abandonedFindings(sights),
    ...madeOf(sights, asked, how),
  ];
}

/** Of what green is made, and whether it can answer; whoever moves the traffic. */
export function madeOf(sights: Sights, asked: LambdaTarget, { gates, purpose }: AskedOf): readonly Finding[] {
  return [
    ...greenFindings(sights, wakingBy(gates)),
    ...unaskedFindings(sights, asked),
    ...(purpose === 'drill' ? unprovenCode(sights, asked) : []),
  ];
}

/** What is in flight is gone on with: all that is said is what it would meet, and what going back would. */
export function findingsUnderWay(sights: Sights): readonly Finding[] {
  return [...blueFindings(sights), ...stagedFindings(sights)];
}

/** Without an alias whoever calls the function calls `$LATEST`, and meets new code the moment it is sent, before any proof. */
function beforeTheFirst({ alias, attached }: Sights, asked: LambdaTarget): readonly Finding[] {
  if (alias !== undefined) return [];
  const { latest } = attached;
  if (latest.length > 0)
    return [
      {
        level: 'error',
        where: 'alias',
        value: asked.alias,
        reason: `the function has no such alias, and ${latest.join(', ')} reach $LATEST: users would meet new code as soon as it is sent, before anything is proven`,
        remedy: `publish what serves now and give it the alias, lead ${latest.length === 1 ? 'it' : 'them'} to the alias, and release then`,
        command: firstAlias(asked),
      },
    ];
  return [
    {
      level: 'warning',
      where: 'alias',
      value: asked.alias,
      reason: `the function has no such alias: this first release makes it, with all traffic on the new version at once, and there is nothing to go back to`,
      remedy: undefined,
    },
  ];
}

function firstAlias({ function: name, alias }: LambdaTarget): string {
  return `aws lambda create-alias --function-name ${name} --name ${alias} --function-version "$(aws lambda publish-version --function-name ${name} --query Version --output text)"`;
}

function describedFindings({ alias }: Sights, asked: LambdaTarget): readonly Finding[] {
  if (alias === undefined || !isTooLong(alias.description)) return [];
  return [{ level: 'error', ...noRoom(asked.alias, longestDescription - 130) }];
}

/** Hooks are CodeDeploy's: nobody else would call them, and a proof that a user counts on would be missing in silence. */
function hookFindings({ hooks }: LambdaTarget): readonly Finding[] {
  if (hooks.length === 0) return [];
  const names = hooks.map(({ event, function: name }) => `${event} (${name})`).join(', ');
  return [
    {
      level: 'error',
      where: 'appspec',
      value: undefined,
      reason: `no deployment group of CodeDeploy moves this alias, and nobody else calls ${names}`,
      remedy: 'name the group with `application` and `deployment-group`, or prove green with `smoke: { invoke: ... }`',
    },
  ];
}

/** Whether blue can take everything back. */
function blueFindings({ blue }: Sights): readonly Finding[] {
  if (blue === undefined || blue.life.is === 'ready') return [];
  return [
    {
      level: 'warning',
      where: 'blue',
      value: blue.revision.name,
      reason: notWell(blue.life),
      remedy: undefined,
    },
  ];
}

function notWell(life: Exclude<Life, { is: 'ready' }>): string {
  switch (life.is) {
    case 'asleep':
      return 'nobody has called it for so long that Lambda gave its resources back. Going back to it, the first calls fail until it is active';
    case 'settling':
      return `it serves, and is not well: waits for ${life.doing}. Going back to it may not help`;
    case 'failed':
    case 'not updated':
      return `it serves, and is not well: ${life.because}. Going back to it may not help`;
  }
}

/** An alias divides traffic between versions of one role and one dead-letter target only (developer guide, on weighted aliases). */
export function divisible({ blue, wanted }: Sights, { strategy }: AskedOf): readonly Finding[] {
  if (blue === undefined || strategy.kind === 'blue-green') return [];
  const green = wanted.is === 'known' ? configurationOf(wanted.version.configuration) : wanted.configuration;
  const was = configurationOf(blue.configuration);
  return [differs('Role', 'role', was, green), differs('DeadLetterConfig', 'dead-letter target', was, green)].flatMap(
    what =>
      what === undefined
        ? []
        : [
            {
              level: 'error' as const,
              where: 'strategy',
              value: strategy.kind,
              reason: `blue and green have not the same ${what}, and Lambda divides traffic only between versions that do`,
              remedy: `\`strategy: blue-green\`, or release the change of the ${what} by itself`,
            },
          ],
  );
}

function differs(member: string, title: string, one: Configuration, other: Configuration): string | undefined {
  return sameValue(one[member], other[member]) ? undefined : title;
}

/** What passes the alias by, and every proof with it. */
export function passingBy({ attached: { latest }, alias }: Sights, asked: LambdaTarget): readonly Finding[] {
  if (alias === undefined || latest.length === 0) return [];
  return [
    {
      level: 'warning',
      where: 'function',
      value: asked.function,
      reason: `${latest.join(', ')} reach $LATEST and not the alias: they meet the new code as soon as it is sent, before anything is proven`,
      remedy: `lead ${latest.length === 1 ? 'it' : 'them'} to the alias ${asked.alias}`,
    },
  ];
}

/** Until the alias moves, whatever leads to it is answered by blue. An address that leads to `$LATEST` meets the new code. */
function askedOfBlue({ attached: { urls } }: Sights, { gates }: AskedOf): readonly Finding[] {
  return gates.flatMap(({ name, when, ...gate }): readonly Finding[] => {
    if (gate.kind !== 'smoke' || gate.check.asks !== 'a url' || when !== 'before-traffic') return [];
    const { host } = new URL(gate.check.url);
    if (urls.latest !== undefined && new URL(urls.latest).host === host) return [];
    const common = { where: 'gates', value: name, remedy: '`smoke: { invoke: ... }`, or `when: bake`' } as const;
    return urls.alias !== undefined && new URL(urls.alias).host === host
      ? [
          {
            ...common,
            level: 'error',
            reason: 'this address leads to the alias: before traffic moves, blue answers there',
          },
        ]
      : [
          {
            ...common,
            level: 'warning',
            reason:
              'an address that leads to the alias is answered by blue before traffic moves, and proves nothing of green',
          },
        ];
  });
}

/** A group says nowhere what it releases: one that last released something else may be meant, with alarms that nobody looks at then. */
function mayBeMeant({ passedOver }: Sights): readonly Finding[] {
  if (passedOver.length === 0) return [];
  const named = passedOver.length > 3 ? `${passedOver.length} deployment groups` : passedOver.join(', ');
  return [
    {
      level: 'warning',
      where: 'application',
      value: undefined,
      reason: `CodeDeploy has ${named}, whose last deployments were not about this alias: Greenlight itself moves it`,
      remedy: 'say `application: none` if that is meant; else name the group with `application` and `deployment-group`',
    },
  ];
}

/** A release that was left in its bake: all traffic is on what it brought, and nobody has watched it to the end. */
function abandonedFindings({ holding, alias, ours }: Sights): readonly Finding[] {
  const mark = alias?.mark;
  if (ours !== undefined || holding.is !== 'free' || mark?.stage.is !== 'held' || mark.to !== alias?.version) return [];
  return [
    {
      level: 'warning',
      where: 'blue',
      value: undefined,
      reason: `${mark.changeId} was left before its end: whether version ${mark.to} is good was not watched to the end`,
      remedy: undefined,
    },
  ];
}
