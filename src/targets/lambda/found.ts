import type { Aim } from '../../release/aim.ts';
import { type Adopting, type Found } from '../../release/found.ts';
import { attemptOf, releaseOf, type RunFacts } from '../../release/identity.ts';
import type { Begun, Can } from '../../release/plan.ts';
import type { Finding } from '../../release/problem.ts';
import { type Millis, nothingYet, type Serving, servingOf } from '../../release/words.ts';
import type { LambdaTarget } from '../../request/request.ts';
import { configurationOf } from './configuration.ts';
import { differences } from './differences.ts';
import { findings, findingsUnderWay } from './preflight.ts';
import { movedByUs, notesOn } from './notes.ts';
import type { Sights } from './sights.ts';
import { revisionOf, type Version } from './version.ts';
import type { Alias } from './alias.ts';
import { isServedBy } from './wanted.ts';

const minute: Millis = 60_000;

/** What Greenlight can do with an alias: Lambda takes any weight, and nothing but Greenlight moves them. */
export const aliasCan: Can = {
  mover: 'Greenlight',
  moves: 'Greenlight',
  trafficOf: 'an alias',
  strategies: ['canary', 'linear', 'blue-green'],
  canarySteps: 'any',
  // Four decimals of a weight between 0 and 1.
  percent: { unit: 0.01, least: 0.01, most: 99.99 },
  time: { unit: 1_000, least: 1_000, most: 7 * 24 * 60 * minute, limits: 'the whole shift' },
  hold: 'anywhere',
  readyWait: 'none',
  wayBack: 'while blue is kept',
  making: 0,
  moving: 0,
  waits: 'never',
  blueKept: 'for ever',
  blueAfter: 'out of reach',
};

/** What reading has shown, in the words of the planner. */
export function foundIn(sights: Sights, asked: LambdaTarget, run: RunFacts): Omit<Found, 'alarms'> {
  const { blue, begun, wanted, code, now, ours } = sights;
  const green = begun ?? (wanted.is === 'known' ? wanted.version : undefined);
  const greenRuns =
    green === undefined
      ? { code, configuration: wanted.is === 'known' ? {} : wanted.configuration }
      : {
          code:
            green.codeSha256 === (blue ?? now).codeSha256
              ? ({ is: 'the same' } as const)
              : ({ is: 'another', code: { from: 'version', version: green.number } } as const),
          configuration: configurationOf(green.configuration),
        };
  return {
    run: ours === undefined ? run : { ...run, changeId: ours.changeId },
    can: aliasCan,
    // AWS holds nothing of how an alias is to be moved.
    configured: {
      strategy: { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] },
      bake: 10 * minute,
      alarms: [],
    },
    configurationOf: () => ({
      configuration: `the weights of alias ${asked.alias}`,
      configurationMade: 'by AWS or the user',
    }),
    blue: blue?.revision ?? nothingYet,
    blueFrom: blue?.stamp?.origin,
    blueMadeBy: releasedBy(sights.alias, blue),
    stagedBeside: stagedBeside(sights),
    green: greenIn(sights, asked),
    differences:
      blue === undefined
        ? []
        : differences({ version: blue, configuration: configurationOf(blue.configuration) }, greenRuns),
    before: { starts: 'nothing', testTraffic: false, hooks: [] },
    metrics: undefined,
    drift: [],
    notes: [...notesOn(sights), ...(sights.alias === undefined ? [] : [movedByUs])],
    adopting: adoptingOf(sights),
    serving: servingFor(run, sights),
    servedWell: isServedWell(sights),
    findings: (how): readonly Finding[] =>
      ours === undefined ? findings(sights, asked, how) : [...findingsUnderWay(sights), ...recordedWins(sights)],
  };
}

/** As the version says that was published for it; one that was there before says it of another time. */
function stagedBeside({ ours, begun, now }: Sights): string | undefined {
  const stamp = begun?.stamp;
  if (ours === undefined || stamp?.beside === undefined || releaseOf(stamp.changeId) !== releaseOf(ours.changeId))
    return undefined;
  return stamp.beside === 'none' ? nothingYet.name : revisionOf(now.revision.id, stamp.beside).name;
}

function adoptingOf({ ours, holding }: Sights): Adopting {
  // What is staged and has no traffic is planned as if it began now.
  return ours === undefined || holding.is !== 'held' ? 'nothing' : { begunAt: ours.change.began };
}

function greenIn({ ours, wanted, holding }: Sights, asked: LambdaTarget): Found['green'] {
  if (ours !== undefined) {
    const { change, changeId } = ours;
    const traffic: Begun['traffic'] = holding.is === 'held' ? 'not known' : [];
    const begun = { id: change.id, at: change.began, attempt: attemptOf(changeId), traffic };
    return { is: 'made', revision: change.revision, begun };
  }
  return wanted.is === 'known'
    ? { is: 'known', revision: wanted.version.revision }
    : { is: 'to be made', family: asked.function };
}

function servingFor(run: Pick<RunFacts, 'releaseId'>, { alias, holding, ours, blue }: Sights): Serving {
  if (alias === undefined) return { who: 'unknown', because: 'the alias does not exist yet' };
  switch (holding.is) {
    case 'divided':
      return {
        who: 'unknown',
        because: `${holding.share} % of traffic is on version ${holding.to}, which is no green yet`,
      };
    case 'held':
      return servingOf(holding.share);
    case 'free': {
      const madeBy = releasedBy(alias, blue);
      const isOurs = ours === undefined && madeBy !== undefined && releaseOf(madeBy) === run.releaseId;
      return servingOf(isOurs ? 100 : 0);
    }
  }
}

/** All traffic is on one version, which can answer. One that sleeps has no users just now, and wakes for the next. */
export function isServedWell({ alias, holding, blue }: Sights): boolean {
  const isWell = blue?.life.is === 'ready' || blue?.life.is === 'asleep';
  return alias !== undefined && holding.is === 'free' && isWell;
}

/** Nothing is to be released: what is aimed at has all production traffic. */
export function restsOn(sights: Sights, { is }: Aim): boolean {
  if (is === 'a look') return true;
  return is !== 'the inputs anew' && servesAlready(sights);
}

/** What is asked for has all traffic already. */
export function servesAlready(sights: Sights): boolean {
  const { blue, wanted, code } = sights;
  return blue !== undefined && isServedWell(sights) && isServedBy(blue, wanted, code);
}

/** The change that brought a version to its alias: not always the one that has published it. */
export function releasedBy(alias: Alias | undefined, version: Version | undefined): string | undefined {
  const mark = alias?.mark;
  if (version === undefined) return undefined;
  return mark?.stage.is === 'released' && mark.to === version.number && alias?.version === version.number
    ? mark.changeId
    : version.stamp?.changeId;
}

function recordedWins({ begun, wanted, code }: Sights): readonly Finding[] {
  if (begun === undefined || wanted.is === 'known' || isServedBy(begun, wanted, code)) return [];
  return [
    {
      level: 'warning',
      where: 'inputs',
      value: undefined,
      reason: `they may name something else than ${begun.revision.name}, which this run began to release: they are not used`,
      remedy: undefined,
    },
  ];
}
