/** What of GitHub's REST API is simulated, by the names of its description. */
export const OPERATION_IDS = [
  'actions/get-reviews-for-run',
  'actions/get-workflow-run',
  'actions/get-workflow-run-attempt',
  'actions/list-jobs-for-workflow-run',
  'actions/list-jobs-for-workflow-run-attempt',
  'issues/create-comment',
  'issues/delete-comment',
  'issues/get-comment',
  'issues/list-comments',
  'issues/update-comment',
  'pulls/get',
  'rate-limit/get',
  'repos/create-deployment',
  'repos/create-deployment-status',
  'repos/get-deployment',
  'repos/get-deployment-status',
  'repos/list-deployment-statuses',
  'repos/list-deployments',
  'repos/list-pull-requests-associated-with-commit',
  'users/get-authenticated',
] as const;

export type OperationId = (typeof OPERATION_IDS)[number];

export const isSimulated = (id: string): id is OperationId => (OPERATION_IDS as readonly string[]).includes(id);
