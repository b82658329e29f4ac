import { checkEcsAppSpec } from './appspec-file.ts';
import { checkBase } from './base.ts';
import { checkWord } from './choices.ts';
import type { Given } from './declared.ts';
import { checkImages } from './images.ts';
import type { ReadFile } from './input-file.ts';
import { checkCodeDeployName, checkEcsName } from './names.ts';
import { all, ifGiven, invalid, then, valid, type Checked } from './problems.ts';
import type { EcsTarget } from './request.ts';

/** An ECS service as the inputs describe it. `to be found`: they name nothing but a release, whose service it is. */
export async function checkEcsTarget(given: Given, readFile: ReadFile): Promise<Checked<EcsTarget | 'to be found'>> {
  const sought = isSought(given);
  const base = await checkBase(given('task-definition'), given('from-revision'), readFile);
  const checked = all({
    cluster: ifGiven(given('cluster'), 'default', text => checkEcsName('cluster', text)),
    service: sought ? valid('to be found') : checkService(given('service')),
    base,
    images: checkImages(given('image'), given('images'), base),
    variables: noVariables(given('environment-variables')),
    application: ifGiven(given('application'), undefined, text => checkCodeDeployName('application', text)),
    deploymentGroup: ifGiven(given('deployment-group'), undefined, text =>
      checkCodeDeployName('deployment-group', text),
    ),
    hooks: ifGiven(given('hooks'), 'as they stand', checkHooks),
    appspec: await checkEcsAppSpec(given('appspec'), base, readFile),
  });
  return then(checked, ({ variables: _none, ...target }) => valid(sought ? 'to be found' : { kind: 'ecs', ...target }));
}

/** Whoever names nothing of the target has it found from the id of a release. */
function isSought(given: Given): boolean {
  const named = ['cluster', 'service', 'application', 'deployment-group'] as const;
  return (
    given('operation') === 'status' &&
    given('release-id') !== undefined &&
    named.every(name => given(name) === undefined)
  );
}

function checkService(text: string | undefined): Checked<string> {
  if (text !== undefined) return checkEcsName('service', text);
  const remedy = 'write `service:` and the name of the ECS service';
  return invalid({ where: 'service', value: undefined, reason: 'required for `target: ecs`, and not given', remedy });
}

function checkHooks(text: string): Checked<EcsTarget['hooks']> {
  const word = checkWord('hooks', text, ['as-they-stand', 'manage']);
  return then(word, asked => valid(asked === 'manage' ? 'managed' : 'as they stand'));
}

function noVariables(text: string | undefined): Checked<'none'> {
  if (text === undefined) return valid('none');
  const reason = 'not built yet for `target: ecs`';
  const remedy = 'write the variables into the task definition';
  return invalid({ where: 'environment-variables', value: undefined, reason, remedy });
}
