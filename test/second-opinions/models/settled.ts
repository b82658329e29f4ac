import type { Settled } from '../settled.ts';

/** Of every function that is being updated, whoever tells it. */
const creating = {
  why: 'AWS says "Creating" while an update is in progress, with the reason "The function is being created."; the model lists the codes of failures alone.',
  source:
    "replies of real accounts, recorded in LocalStack's test_lambda_api.snapshot.json (test_function_lifecycle); logs of real updates in the issues 65 and 68 of appleboy/lambda-action",
};

/** A refusal of the front door, before Lambda itself has seen the call. */
const tooLargeToTake = {
  why: 'A request beyond the limit of the API is answered with status 413 and this name; the model has errors of the service alone.',
  source:
    'replies of real accounts in the issues 23 of nficano/python-lambda (69905067 bytes, UpdateFunctionCode) and 722 of apex/up (5120 bytes, UpdateFunctionConfiguration, status 413)',
};

/** Where AWS's published model is not the last word. */
export const settled: Settled = {
  'ours | ecs:RegisterTaskDefinition | unknown member | quantumMode': {
    why: 'The file of a test has it, to show that a task definition goes over the wire as its file is: a member that is newer than every model has to arrive.',
    source: 'the bad day "a task definition with a field that nobody knows"',
  },
  'ours | codedeploy:GetDeployment | batch': {
    why: "Of a deployment and its rollback, the second one's id stands in the answer to the first. For the minute or so of a way back, one call less every 15 s is not worth a second way to read a deployment.",
    source: 'CodeDeploy API reference, RollbackInfo, rollbackDeploymentId',
  },
  'ours | ecs:DescribeServiceDeployments | batch': {
    why: "The id of the second one is known when the first has been read: it is the deployment of an update that was sent in between, or a rolling deployment's way back.",
    source: 'ECS API reference, UpdateService and ListServiceDeployments',
  },
  'ours | ecs:DescribeServiceRevisions | batch': {
    why: 'A revision stays as it is, and is kept once it was read: one call more is made for one that came since.',
    source: 'ECS API reference, ServiceRevision',
  },
  'ours | elbv2:DescribeRules | batch': {
    why: 'One rule that is missing fails the call for all, and which one it is has to be said: production or test rule. Twice a release.',
    source: 'Elastic Load Balancing API reference, DescribeRules, RuleNotFound',
  },
  'ours | elbv2:DescribeListeners | batch': {
    why: 'The same behind a network load balancer, where the listener itself is the rule.',
    source: 'Elastic Load Balancing API reference, DescribeListeners, ListenerNotFound',
  },
  'ours | ecs:ListServiceDeployments | next page | nextToken': {
    why: 'Whoever asks for the newest ones asks for as many as are wanted, and does without the rest.',
    source: 'ECS API reference, ListServiceDeployments, maxResults',
  },
  'simulated | ecs:DescribeServiceDeployments | enum | serviceDeployments[].lifecycleStage': {
    why: 'The words about `lifecycleStage` list this stage, and its enum does not: a switch of the simulation shows it by its name, and the client has to cope with both.',
    source: 'ECS API reference, ServiceDeployment, lifecycleStage, and ServiceDeploymentLifecycleStage',
  },
  'ours | codedeploy:StopDeployment | sent again': {
    why: 'Users meet a bad version until it is heard: it is asked again at once, and a deployment that is stopped already stays stopped.',
    source: 'CodeDeploy API reference, StopDeployment, DeploymentAlreadyCompletedException',
  },
  'ours | codedeploy:ContinueDeployment | sent again': {
    why: 'A second word for the same wait finds no deployment that waits, and is refused.',
    source: 'CodeDeploy API reference, ContinueDeployment, DeploymentIsNotInReadyStateException',
  },
  'ours | codedeploy:CreateDeploymentConfig | sent again': {
    why: 'Its name says what is in it: that one of this name exists is a good answer.',
    source: 'CodeDeploy API reference, CreateDeploymentConfig, DeploymentConfigAlreadyExistsException',
  },
  'ours | rds:DeleteBlueGreenDeployment | sent again': {
    why: 'After an answer that was lost: an id is never given twice, what is being deleted or is gone is refused, and so is `DeleteTarget` once traffic was switched over. Only a refusal is looked into.',
    source:
      'RDS API reference, DeleteBlueGreenDeployment: DeleteTarget, BlueGreenDeploymentNotFoundFault, InvalidBlueGreenDeploymentStateFault',
  },
  'simulated | lambda:UpdateFunctionCode | enum | LastUpdateStatusReasonCode': creating,
  'simulated | lambda:UpdateFunctionConfiguration | enum | LastUpdateStatusReasonCode': creating,
  'simulated | lambda:GetFunctionConfiguration | enum | LastUpdateStatusReasonCode': creating,
  'simulated | lambda:GetFunction | enum | Configuration.LastUpdateStatusReasonCode': creating,
  'simulated | lambda:UpdateFunctionCode | undeclared error | RequestEntityTooLargeException': tooLargeToTake,
  'simulated | lambda:UpdateFunctionConfiguration | undeclared error | RequestEntityTooLargeException': tooLargeToTake,
};
