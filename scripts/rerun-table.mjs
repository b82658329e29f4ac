// The table of docs/going-back.md: each row is a history of three runs, and each cell what a re-run of the middle one answers to it.
import { answerRerun } from '../src/release/rerun.ts';

const ours = '42';
const releaseOf = run => `gl-${run}-3f9a12c0`;

/** A change of a run: `api:2` in place of `api:1`. */
function change(of, previous, wanted, standing, purpose = 'release') {
  const [run, attempt = '1'] = of.split('.');
  const entry = { changeId: `${releaseOf(run)}.${attempt}`, targetKey: '', environment: '', wanted, previous, purpose };
  return { entry, at: 0, standing, restorable: 'yes', toldBy: { runId: run, attempt: Number(attempt) } };
}

const before = change('41', 'api:0', 'api:1', 'serves');
const good = change(ours, 'api:1', 'api:2', 'serves');
const bad = change(ours, 'api:1', 'api:2', 'taken back');
const newer = change('43', 'api:2', 'api:3', 'serves');

/** What a re-run finds, in words and as the answer is given it; the newest change first. */
const rows = [
  [
    'our change is in flight',
    { inFlight: { brings: 'api:2' }, serves: 'api:1', changes: [change(ours, 'api:1', 'api:2', 'open'), before] },
  ],
  ['our revision', { serves: 'api:2', changes: [good, before] }],
  ['a newer release, and ours is the one directly before it', { serves: 'api:3', changes: [newer, good, before] }],
  [
    'a newer release, and ours is older than that',
    { serves: 'api:4', changes: [change('44', 'api:3', 'api:4', 'serves'), newer, good, before] },
  ],
  [
    'a newer release, and ours never was released',
    { serves: 'api:3', changes: [change('43', 'api:1', 'api:3', 'serves'), bad, before] },
  ],
  ['nothing newer: our attempt failed, was cancelled or rolled back', { serves: 'api:1', changes: [bad, before] }],
  [
    'nothing newer: a re-run of ours has gone back',
    { serves: 'api:1', changes: [change(`${ours}.2`, 'api:2', 'api:1', 'serves', 'restore'), bad, before] },
  ],
  [
    'what a newer run has gone back to',
    { serves: 'api:1', changes: [change('44', 'api:2', 'api:1', 'serves', 'restore'), bad, before] },
  ],
  [
    'our revision, which a newer run has put back',
    { serves: 'api:2', changes: [change('44', 'api:3', 'api:2', 'serves', 'restore'), newer, good, before] },
  ],
  ['something that no run told the ledger of', { serves: 'api:9', changes: [good, before] }],
];

const policies = ['auto', 'rollback', 'release'];

function cell(policy, found) {
  const run = { releaseId: releaseOf(ours), runId: ours, attempt: 3 };
  const answer = answerRerun({ policy, run, inFlight: undefined, servesMadeBy: undefined, ...found });
  switch (answer.do) {
    case 'adopt':
      return 'goes on with it';
    case 'nothing':
      return 'nothing to do';
    case 'restore':
      return answer.revision === 'api:2' ? '**goes back** to ours' : '**goes back** to what served before ours';
    case 'release':
      return 'releases the inputs';
    case 'refuse':
      return 'refused';
    default:
      throw new Error(`no words for \`${answer.do}\``);
  }
}

export function rerunTable() {
  return [
    `| What serves | ${policies.map(policy => `\`${policy}\``).join(' | ')} |`,
    `| --- |${' --- |'.repeat(policies.length)}`,
    ...rows.map(([words, found]) => `| ${words} | ${policies.map(policy => cell(policy, found)).join(' | ')} |`),
  ];
}
