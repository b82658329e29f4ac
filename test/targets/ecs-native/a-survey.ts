import type { Aim, Recorded } from '../../../src/release/aim.ts';
import type { RunFacts } from '../../../src/release/identity.ts';
import type { EcsTarget } from '../../../src/request/request.ts';
import type { Survey } from '../../../src/targets/ports.ts';
import { surveyTarget } from '../../../src/targets/survey.ts';
import { greenImage } from '../../releases/shop.ts';
import type { Inputs } from '../../request/ask.ts';
import { askedOf } from '../asked.ts';
import type { OpenShop } from '../open-shop.ts';

const release = (image: string, change: Partial<EcsTarget> = {}): EcsTarget => ({
  kind: 'ecs',
  cluster: 'shop',
  service: 'api',
  base: { from: 'live' },
  images: { change: 'essential', image },
  application: undefined,
  deploymentGroup: undefined,
  appspec: undefined,
  hooks: 'as they stand',
  ...change,
});

export const ourRun: RunFacts = {
  releaseId: 'gl-77-0a1b2c3d',
  changeId: 'gl-77-0a1b2c3d.2',
  environment: 'production',
  target: 'ecs/123456789012/eu-west-1/shop/api',
  targetKey: 'ecs/123456789012/eu-west-1/shop/api',
  runId: '77',
  attempt: 2,
  caller: 'role deployer, account 123456789012, eu-west-1',
  runUrl: undefined,
  origin: { repository: 'octo-org/shop', workflow: '.github/workflows/release.yml', runNumber: 77 },
};
export const anotherRun: RunFacts = {
  ...ourRun,
  releaseId: 'gl-78-0a1b2c3d',
  changeId: 'gl-78-0a1b2c3d.1',
  runId: '78',
};

/** What the inputs name, and what the ledger has of it. */
export const theInputs = (recorded: Recorded = new Map()): Aim => ({ is: 'the inputs', recorded });

interface Asking {
  readonly image?: string;
  readonly run?: RunFacts;
  readonly aim?: Aim;
  readonly inputs?: Inputs;
  readonly target?: Partial<EcsTarget>;
}

export async function survey(
  { clients, patient, brisk, clock }: OpenShop,
  { image = greenImage, run = ourRun, aim = theInputs(), inputs, target }: Asking = {},
): Promise<Survey> {
  return surveyTarget(await askedOf(release(image, target), inputs), run, aim, {
    region: 'eu-west-1',
    clients,
    patient,
    brisk,
    presence: async () => ({ is: 'not known', because: 'nobody asks', remedy: undefined }),
    now: () => clock.now(),
  });
}
