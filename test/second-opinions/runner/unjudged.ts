/** What a workflow of ours says, or does on GitHub, that nektos/act 0.2.87 knows nothing of. */
export const unjudged: readonly string[] = [
  'environments, their reviewers and branch rules: act begins each job at once; `deployment: false` is left out, because its schema refuses it',
  '`concurrency`, with its `queue`: act takes the first and heeds neither',
  "`permissions`: all jobs of a run have one token, which may do what any of them may; so may each job's ID tokens, which act has none of and which come from the simulated GitHub",
  '`using: node24`: act takes the first `node` on the PATH, which is 24 here',
  'actions/checkout, whose work act does itself, and aws-actions/configure-aws-credentials, for which a stand-in of ours exchanges the ID token',
  'events: who or what starts a workflow, `paths` and `cron` among them; act is told the event and its payload',
  'when things happen in the stories of a function, and after how many requests: jobs that begin in one moment are throttled, and wait a random while',
  'a job without a step of ours, such as a test of green: act runs it, and our harness takes it for one that does well',
  'a cancelled job, a lost runner and a re-run: act has a first attempt, to its end',
  '`GITHUB_WORKFLOW_REF` and `GITHUB_TRIGGERING_ACTOR`: act sets neither; they are handed to it',
];
