import { BusyError, RejectedError, TroubleError } from '../../errors.ts';
import type { RunFacts } from '../../release/identity.ts';
import type { Millis } from '../../release/words.ts';
import type { LambdaCode } from '../../request/request.ts';
import type { Staged, Stager } from '../ports.ts';
import { digestOf, isNew, type NewCode, sourceOf } from './code.ts';
import { changesTo, type Configuration, configurationOf, sameAsFarAsShown } from './configuration.ts';
import { nameOf } from './differences.ts';
import { unsettable } from './hidden-environment.ts';
import { type Intent, intended } from './intended.ts';
import type { FunctionHand } from './reach.ts';
import { type Needs, readying } from './readying.ts';
import { versionDescription } from './stamp.ts';
import { latest, readVersion, type Version, versionOf } from './version.ts';

export interface Making extends Intent, Needs {
  readonly hand: FunctionHand;
  readonly code: LambdaCode;
  /** The number of the version that serves meanwhile; undefined: none does. */
  readonly beside: string | undefined;
}

type Step = Extract<Staged, { is: 'in the making' }>;

/**
 * Brings `$LATEST` to what is wanted, one write at a time and each settled before the next, publishes it, and waits until the
 * version can answer. Where nothing differs from the last version, Lambda answers with that one.
 */
export function lambdaStager({ hand, code, beside, asked, goneBack, ...needs }: Making): Stager {
  const intent: Intent = { asked, goneBack };
  const sent = { code: false, configuration: false };
  /** What `$LATEST` has to be once our last update has settled, by Lambda's own answer to it. */
  let asAnswered: Version | undefined;
  let published: Version | undefined;

  const publishing = async (run: RunFacts): Promise<Step | Version> => {
    const now = await readVersion(hand, latest);
    const { life } = now;
    if (life.is === 'settling') return waitFor(life.doing);
    if (life.is === 'failed') throw notUpdated(hand, life.because);
    // A failure of before our time leaves the function as it was, and the next update replaces it.
    if (life.is === 'not updated' && (sent.code || sent.configuration)) throw notUpdated(hand, life.because);
    if (asAnswered !== undefined && !isOurs(now, asAnswered, intent)) {
      // Lambda shows a change within seconds, not at once.
      if (lastChange(now) < lastChange(asAnswered)) return waitFor('Lambda to show what was sent');
      throw changedByOthers(hand);
    }
    if (isNew(code) && !sent.code && !(await isThere(hand, code, now))) {
      const answer = await sendCode(hand, code, now);
      sent.code = answer !== 'not now';
      if (answer !== 'not now') asAnswered = answer;
      return sent.code
        ? { ...waitFor('the code to be in place'), wrote: `sent ${nameOf(code)} to ${hand.name}` }
        : waitFor('another update of the function to end');
    }
    const present = configurationOf(now.configuration);
    const problem = unsettable(present, asked);
    if (problem !== undefined) throw cannotBeSet(problem);
    const changes = changesTo(intended(present, intent), present);
    if (Object.keys(changes).length > 0 && !sent.configuration) {
      const answer = await sendConfiguration(hand, changes, now);
      sent.configuration = answer !== 'not now';
      if (answer !== 'not now') asAnswered = answer;
      return sent.configuration
        ? { ...waitFor('the configuration to be in place'), wrote: `configured ${hand.name}` }
        : waitFor('another update of the function to end');
    }
    return publish(hand, now, versionDescription(run, beside));
  };

  const ready = readying(hand, needs);
  return {
    make: async run => {
      if (published === undefined) {
        const step = await publishing(run);
        if ('is' in step) return step;
        published = step;
        const isNewHere = step.stamp?.changeId === run.changeId;
        if (step.life.is !== 'ready' || isNewHere)
          return {
            ...waitFor(`version ${step.number} to become active`),
            wrote: isNewHere ? `published ${step.revision.name}` : undefined,
          };
      } else published = await readVersion(hand, published.number);
      return ready(published);
    },
  };
}

/** For a version that is published already: it is released as it is, once it can answer. */
export function publishedVersion(hand: FunctionHand, { number }: Pick<Version, 'number'>, needs: Needs): Stager {
  const ready = readying(hand, needs);
  return { make: async () => ready(await readVersion(hand, number)) };
}

function waitFor(doing: string): Step {
  return { is: 'in the making', doing, wrote: undefined };
}

/**
 * Whether `$LATEST` holds the code already. What no digest is known of is sent, once Lambda has found nothing wrong with it in a
 * dry run: the same code sent twice does no harm, and makes no new version.
 */
async function isThere(hand: FunctionHand, code: NewCode, { codeSha256 }: Version): Promise<boolean> {
  const digest = digestOf(code);
  if (digest === undefined) await dryRun(hand, code);
  return digest === codeSha256;
}

async function dryRun({ lambda, patient, name }: FunctionHand, code: NewCode): Promise<void> {
  const { client, sdk } = await lambda();
  await patient.read({ service: 'lambda', operation: 'UpdateFunctionCode' }, () =>
    client.send(new sdk.UpdateFunctionCodeCommand({ FunctionName: name, ...sourceOf(code), DryRun: true })),
  );
}

type Sent = Version | 'not now';

const notNow = (): Sent => 'not now';

/** Refused where somebody else has changed the function since it was read, or is changing it. */
const inTurn = { ResourceConflictException: notNow, PreconditionFailedException: notNow };

/** A package of 50 MB over a slow line. */
const uploadWithin: Millis = 5 * 60_000;

async function sendCode({ lambda, patient, name }: FunctionHand, code: NewCode, { lock }: Version): Promise<Sent> {
  const { client, sdk } = await lambda();
  // Sent twice it is the same code; a lock that does not fit any more says that the first was carried out.
  return patient.read<Sent>(
    { service: 'lambda', operation: 'UpdateFunctionCode' },
    async cancelled => {
      const command = new sdk.UpdateFunctionCodeCommand({ FunctionName: name, ...sourceOf(code), RevisionId: lock });
      const sending = client.send(command, { requestTimeout: uploadWithin, abortSignal: cancelled });
      const answer = await sending.catch((error: unknown) => {
        throw cancelled.aborted ? brokenOff(name, error) : error;
      });
      return versionOf(answer, name);
    },
    { ...inTurn, CodeStorageExceededException: storageIsFull('UpdateFunctionCode') },
  );
}

/** GitHub gives a cancelled job seconds, and an upload may need minutes. */
function brokenOff(name: string, cause: unknown): TroubleError {
  return new TroubleError({
    message: `The code was being sent to ${name} when the job was cancelled; whether $LATEST has it is not known, and nothing was published of it.`,
    hint: 'Re-run the job: what is there by then is not sent again.',
    applied: 'perhaps',
    cause,
  });
}

async function sendConfiguration(
  { lambda, patient, name }: FunctionHand,
  changes: Configuration,
  { lock }: Version,
): Promise<Sent> {
  const { client, sdk } = await lambda();
  return patient.read<Sent>(
    { service: 'lambda', operation: 'UpdateFunctionConfiguration' },
    async () => {
      const command = new sdk.UpdateFunctionConfigurationCommand({ ...changes, FunctionName: name, RevisionId: lock });
      return versionOf(await client.send(command), name);
    },
    inTurn,
  );
}

/** What was read is what is published, or nothing: both guards name it. */
async function publish(
  { lambda, patient, name }: FunctionHand,
  { codeSha256, lock }: Version,
  description: string,
): Promise<Step | Version> {
  const { client, sdk } = await lambda();
  const busy = (): Step => waitFor('another update of the function to end');
  return patient.read<Step | Version>(
    { service: 'lambda', operation: 'PublishVersion' },
    async () => {
      const answer = await client.send(
        new sdk.PublishVersionCommand({
          FunctionName: name,
          CodeSha256: codeSha256,
          RevisionId: lock,
          Description: description,
        }),
      );
      return versionOf(answer, name);
    },
    {
      ResourceConflictException: busy,
      PreconditionFailedException: busy,
      CodeStorageExceededException: storageIsFull('PublishVersion'),
    },
  );
}

function storageIsFull(operation: string): (message: string) => never {
  return message => {
    throw new RejectedError({
      message: `lambda:${operation}: ${message} (CodeStorageExceededException)`,
      hint: 'Delete versions that nobody needs, with `keep-versions` of a release or by hand, or ask AWS for more room.',
    });
  };
}

/** What Lambda last answered us, or that with the configuration whose answer was lost on its way. */
function isOurs(now: Version, answered: Version, intent: Intent): boolean {
  const [present, was] = [now, answered].map(({ configuration }) => configurationOf(configuration));
  if (present === undefined || was === undefined || now.codeSha256 !== answered.codeSha256) return false;
  return [was, intended(was, intent)].some(known => sameAsFarAsShown(present, known));
}

/** In one form and in UTC always, so that it sorts as text: `2026-11-21T20:30:00.000+0000`. */
function lastChange({ configuration: { LastModified: at = '' } }: Version): string {
  return at;
}

function changedByOthers({ name }: FunctionHand): BusyError {
  return new BusyError({
    message: `Somebody else has changed function ${name} since this release did: what would be published is not what was asked for.`,
    hint: 'Find out who does, and release again. No version was published; what serves is as it was.',
  });
}

/** They were shown when the plan was made. */
function cannotBeSet({ value = '', reason, remedy = '' }: ReturnType<typeof unsettable> & object): RejectedError {
  return new RejectedError({
    message: `${value} cannot be set: ${reason}.`,
    hint: `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}; then release again.`,
  });
}

function notUpdated({ name }: FunctionHand, because: string): RejectedError {
  return new RejectedError({
    message: `Lambda could not bring function ${name} up to date: ${because}.`,
    hint: 'Mend that, and release again. What serves is a published version, and is as it was.',
  });
}
