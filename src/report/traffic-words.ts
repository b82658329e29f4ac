import { blueIn, greenIn } from '../release/scene.ts';
import { nothingYet, type Percent, type Serving, type Side } from '../release/words.ts';
import type { Status } from '../release/status.ts';
import type { Capacity, Story } from './story.ts';

/** How a name is set: as it is in the log, in a code span in the summary. */
export type NameStyle = (name: string) => string;

/** `10 %`, `2.5 %`. */
export function percent(share: Percent): string {
  return Number.isFinite(share) ? `${Number(share.toFixed(2))} %` : 'a share not known';
}

/** Ten blocks for a share of traffic; a share that is not nothing, nor all, never looks so. */
export function bar(share: Percent): string {
  return Number.isFinite(share) ? drawn(blocksOf(share)) : '';
}

/** What a share leaves to the other side: rounded apart, the bars of 15 % and 85 % would be eleven blocks together. */
export function restBar(share: Percent): string {
  return Number.isFinite(share) ? drawn(10 - blocksOf(share)) : '';
}

function blocksOf(share: Percent): number {
  return share <= 0 ? 0 : share >= 100 ? 10 : Math.min(9, Math.max(1, Math.round(share / 10)));
}

function drawn(blocks: number): string {
  return '█'.repeat(blocks) + '░'.repeat(10 - blocks);
}

/** `all traffic is on green api:42`, `10 % of traffic is on green api:42, 90 % on blue api:41`. */
export function servingWords(serving: Serving, story: Story, name: NameStyle): string {
  switch (serving.who) {
    case 'green':
      return `all traffic is on ${greenName(story, name)}`;
    case 'blue':
      if (isFirst(story)) return 'nothing serves yet';
      return `all traffic is on ${blueName(story, name)}`;
    case 'split': {
      const rest = percent(100 - serving.green);
      return `${percent(serving.green)} of traffic is on ${greenName(story, name)}, ${rest} on ${blueName(story, name)}`;
    }
    case 'unknown':
      // An alias that is not there is led nowhere; once there was a write, it may be.
      if (isFirst(story) && story.verdict?.name === 'planned') return 'nothing serves yet';
      return 'where the traffic is, is not known';
    default: {
      const never: never = serving;
      return never;
    }
  }
}

/** Before the first release of all there is no blue. */
function isFirst({ plan }: Story): boolean {
  return plan?.blue.id === nothingYet.id;
}

/** What serves as far as the story goes: read back at the end, or as last seen. */
export function lastServing(story: Story): Serving | undefined {
  return story.verdict?.serving ?? story.traffic.at(-1)?.serving;
}

function greenName({ green, status }: Story, name: NameStyle): string {
  if (status !== undefined) return greenStanding(status, name);
  return green === undefined ? 'green' : `green ${name(green.name)}`;
}

/** At rest there is no green but what was left beside what serves, or what was asked for and serves. */
function greenStanding({ scene }: Status, name: NameStyle): string {
  const { stands, flight } = scene;
  const green = greenIn(scene);
  if (flight !== undefined) return green === undefined ? 'green' : `green ${name(green.revision.name)}`;
  return name((stands[1] ?? stands[0]).revision.name);
}

function blueStanding({ scene }: Status, name: NameStyle): string {
  const blue = blueIn(scene);
  if (scene.flight !== undefined) return blue === undefined ? 'blue' : `blue ${name(blue.revision.name)}`;
  return name(scene.stands[0].revision.name);
}

function blueName({ plan, status }: Story, name: NameStyle): string {
  if (status !== undefined) return blueStanding(status, name);
  return plan === undefined ? 'blue' : `blue ${name(plan.blue.name)}`;
}

/** `blue 4 of 4 running; green 2 of 4 running, 2 pending`. */
export function capacityWords(capacity: Pick<Capacity, 'blue' | 'green'>): string {
  return `blue ${sideWords(capacity.blue)}; green ${sideWords(capacity.green)}`;
}

/** `2 of 4 running, 2 pending`, in the target's own unit. */
export function sideWords(side: Side | undefined): string {
  if (side === undefined) return 'not there';
  const pending = side.pending > 0 ? `, ${side.pending} pending` : '';
  return `${side.running} of ${side.wanted} running${pending}`;
}
