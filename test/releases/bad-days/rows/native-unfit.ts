import { healthy } from '../../shop.ts';
import { nativeBad, nativeGood, pausedGood, replaced, replacedInVain } from '../native-stories.ts';
import { as, refused, type Row } from '../row.ts';
import { deleteTheService, scaleTo, weights } from './acts.ts';
import { colleaguesRestart } from '../../native-shop.ts';

const minute = 60_000;

/** Two load balancers of the shop, of the kind that takes ten minutes for each shift. */
const byNetwork = (balancers: NonNullable<ReturnType<typeof nativeGood>['world']['loadBalancers']>) =>
  balancers.map(balancer => ({ ...balancer, type: 'network' as const }));

/** What is wrong with a service that ECS itself deploys, the inputs or the version before anything has begun; or looks so. */
export const nativeUnfitRows: readonly Row[] = [
  {
    name: 'the desired count of a service of ECS’s own is 0',
    story: { ...nativeGood(), before: { acts: [scaleTo(0)], ago: 2 * minute } },
    expected: refused(/desired count is 0/, /run: aws ecs update-service .*--service api --desired-count 1/),
  },
  {
    name: 'a service of ECS’s own is deleted',
    story: { ...nativeGood(), before: { acts: [deleteTheService], ago: 2 * minute } },
    expected: refused(/INACTIVE|DRAINING/, /ACTIVE/),
  },
  {
    name: 'the production rule leads past the target group in which blue stands',
    story: { ...nativeGood(), before: { acts: [weights(0, 100)], ago: minute } },
    expected: refused(/rule|target group/, /send|rule/),
  },
  {
    name: 'a service of ECS’s own is busy with a deployment of somebody else’s',
    story: { ...nativeGood(), before: { acts: [colleaguesRestart], ago: 20_000 } },
    expected: { ...as('released'), waits: 15 * minute },
  },
  {
    name: 'there has never been a deployment to go back to, and green is slow',
    story: nativeBad({ service: { history: 'none' }, configuration: { lifecycleHooks: [] } }),
    expected: {
      waits: 15 * minute,
      verdict: ['broken', 'rolled-back'],
      serving: ['split', 'blue', 'unknown'],
      names: /candidate|nothing to go back|slow|api-p99/,
      remedy: /[Rr]elease/,
    },
  },
  {
    name: 'a service without a load balancer takes green in place of blue',
    story: withoutBalancer(nativeGood({ service: { loadBalancer: undefined } })),
    expected: { ...as('released'), serving: ['green', 'unknown'] },
  },
  {
    name: 'tasks are replaced of a service without a load balancer',
    story: withoutBalancer(replaced({ service: { loadBalancer: undefined } })),
    expected: { ...as('released'), serving: ['green', 'unknown'] },
  },
  {
    name: 'a network load balancer takes ten minutes more for each shift',
    story: network(),
    expected: { ...as('released'), waits: 40 * minute },
  },
  {
    name: 'tasks are replaced by ones that crash, and the circuit breaker goes back',
    story: replacedInVain(),
    expected: { ...as('failed', /OutOfMemoryError|circuit breaker/), verdict: ['failed', 'rolled-back'] },
  },
  {
    name: 'the image of green cannot be pulled while tasks are replaced',
    story: replaced({ green: { ...healthy, start: { cannotPull: 'registry.example.com/shop/api:2.4.1: not found' } } }),
    expected: as('failed', /CannotPull.*not found/),
  },
  {
    name: 'there is no room for green beside blue',
    story: nativeGood({ capacity: 3 }),
    expected: as('failed', /unable to place a task|no container instance|capacity/),
  },
  {
    name: 'a hook of the service’s says no before traffic',
    story: nativeGood({
      configuration: {
        lifecycleHooks: [
          {
            targetType: 'AWS_LAMBDA',
            hookTargetArn: 'arn:aws:lambda:eu-west-1:123456789012:function:check-sign-in',
            roleArn: 'arn:aws:iam::123456789012:role/ecs-hooks',
            lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'],
          },
        ],
      },
      ecs: {
        hookFunctions: {
          'check-sign-in': { result: 'FAILED', takesSeconds: 8, inProgress: 0, callBackDelaySeconds: 30 },
        },
      },
    }),
    expected: as('failed', /check-sign-in/),
  },
  {
    name: 'a smoke test fails while ECS waits for a word',
    story: pausedGood(
      { green: { ...healthy, pages: { '/health': { status: 500, body: 'no session store' } } } },
      { gates: 'smoke: { url: "http://shop:8443/health", status: 200, retries: 1 }' },
    ),
    expected: as('failed', /health answered 500/),
  },
];

function withoutBalancer(story: ReturnType<typeof nativeGood>): typeof story {
  return { ...story, inputs: { ...story.inputs, gates: 'none' } };
}

function network(): ReturnType<typeof nativeGood> {
  const story = withoutBalancer(nativeGood());
  return {
    ...story,
    planned: 20 * minute,
    world: { ...story.world, loadBalancers: byNetwork(story.world.loadBalancers ?? []) },
  };
}
