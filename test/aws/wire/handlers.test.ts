import { describe, expect, test } from '@jest/globals';
import type { Handlers, Input, Services } from './index.ts';

type Ecs = typeof import('@aws-sdk/client-ecs');
type CodeDeploy = typeof import('@aws-sdk/client-codedeploy');
type Lambda = typeof import('@aws-sdk/client-lambda');
type World = { readonly clusters: readonly string[] };

// What is promised here is promised by the compiler: each directive is an error itself when its line compiles.
describe('the types of handlers', () => {
  test('a handler that fits its operation needs no annotation and no cast', async () => {
    // given
    const ecs: Handlers<Ecs, World> = {
      DescribeClusters: (input, world) => ({
        clusters: (input.clusters ?? world.clusters).map(clusterName => ({ clusterName, status: undefined })),
      }),
      // `task` is required, so it has no undefined left.
      StopTask: input => Promise.resolve({ task: { taskArn: input.task.toUpperCase() } }),
    };

    // when
    const output = await ecs.DescribeClusters?.({}, { clusters: ['prod'] });

    // then
    expect(output).toEqual({ clusters: [{ clusterName: 'prod' }] });
  });

  test('an input has no member whose value is undefined', () => {
    // given
    const input: Input<Ecs, 'ListTasks'> = {};
    const listed: { cluster?: string; maxResults?: number } = input;
    // @ts-expect-error -- a member is there with a value, or not there
    const unset: Input<Ecs, 'ListTasks'> = { cluster: undefined };

    // then
    expect([listed, unset]).toEqual([{}, {}]);
  });

  test('a body of bytes is bytes in both directions, whatever else the client takes and gives', async () => {
    // given
    const lambda: Handlers<Lambda, World> = {
      Invoke: ({ Payload = new Uint8Array() }) => ({ Payload: Payload.toReversed() }),
    };

    // when
    const output = await lambda.Invoke?.({ FunctionName: 'api', Payload: Uint8Array.of(1, 2) }, { clusters: [] });

    // then
    expect(output).toEqual({ Payload: Uint8Array.of(2, 1) });
  });

  test('an operation that the service does not have does not compile', () => {
    // given
    const services: Services<World> = {
      // @ts-expect-error -- CodeDeploy has it, ECS does not
      ecs: { CreateDeployment: () => ({}) },
    };

    // then
    expect(services).toBeDefined();
  });

  test('a member that an input does not have does not compile', () => {
    // given
    const codedeploy: Handlers<CodeDeploy, World> = {
      // @ts-expect-error -- the member is called deploymentId
      StopDeployment: input => ({ status: input.deploymentID }),
    };

    // then
    expect(codedeploy).toBeDefined();
  });

  test('an output of the wrong type does not compile', () => {
    // given
    const codedeploy: Handlers<CodeDeploy, World> = {
      // @ts-expect-error -- a deployment id is text
      CreateDeployment: () => ({ deploymentId: 1 }),
      // @ts-expect-error -- no member of the output is called so
      GetDeployment: () => ({ deployment: {} }),
      // @ts-expect-error -- the output is a structure
      ListTagsForResource: () => 'tags',
    };

    // then
    expect(codedeploy).toBeDefined();
  });
});
