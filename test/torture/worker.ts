// Does one errand of the torture and prints what it finds: `node worker.ts '{"do":"play schedules","seeds":[1,2]}'`. In a
// process of its own, because a release in this process speaks to the one world that the environment names.
import { inspect } from 'node:util';
import type { Errand, Finding } from './errand.ts';
import type { History } from './history.ts';
import { violationsIn } from './invariants/invariants.ts';
import { printKill } from './kills/kill.ts';
import { playPoint, playPointHere, pointsOf } from './kills/play-point.ts';
import { wrongsIn } from './kills/right-end.ts';
import { tales } from './kills/tales.ts';
import { playSchedule } from './play/play-schedule.ts';
import { drawSchedule } from './schedule/draw.ts';
import { inWords } from './schedule/words.ts';

const [text = ''] = process.argv.slice(2);
const errand = JSON.parse(text) as Errand;
switch (errand.do) {
  case 'play schedules':
    for (const seed of errand.seeds) {
      const schedule = drawSchedule(seed);
      tell({
        is: 'a day',
        replay: `--seed ${seed}`,
        words: inWords(schedule),
        broken: await brokenOn(() => playSchedule(schedule)),
      });
    }
    break;
  case 'find points': {
    const { tale } = errand;
    tell({ is: 'points', tale, points: await pointsOf(tales[tale]) });
    break;
  }
  case 'kill':
    for (const kill of errand.kills) {
      const known = tales[kill.tale];
      const broken = await brokenOn(
        () => (kill.through === 'the bundle' ? playPoint : playPointHere)(known, kill.point, kill.blow),
        history => wrongsIn(history, known, kill.blow),
      );
      tell({ is: 'a day', replay: `--kill "${printKill(kill)}"`, words: [printKill(kill)], broken });
    }
    break;
  default: {
    const never: never = errand;
    throw new Error(`no such errand: ${JSON.stringify(never)}`);
  }
}
// A process that was lost in a schedule still waits for its world.
process.exit();

/** A day that cannot be played has proven nothing, and one in a world that made a mistake has not either. */
async function brokenOn(
  play: () => Promise<History>,
  more: (history: History) => readonly string[] = () => [],
): Promise<readonly string[]> {
  try {
    const history = await play();
    return [
      ...history.bugs.map(bug => `The simulated world made a mistake: ${bug}`),
      ...violationsIn(history).map(({ promise, how }) => `${promise}: ${how}`),
      ...more(history),
    ];
  } catch (error) {
    return [`It could not be played: ${inspect(error)}`];
  }
}

function tell(finding: Finding): void {
  process.stdout.write(`${JSON.stringify(finding)}\n`);
}
