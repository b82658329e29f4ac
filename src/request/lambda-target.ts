import type { Problem } from '../release/problem.ts';
import type { Given } from './declared.ts';
import { checkVariables } from './environment-variables.ts';
import type { Files } from './input-file.ts';
import { checkLambdaAppSpec } from './lambda-appspec.ts';
import { checkLambdaCode } from './lambda-code.ts';
import { checkConfiguration } from './lambda-configuration.ts';
import { checkAliasName, checkCodeDeployName, checkFunctionName } from './names.ts';
import { all, ifGiven, invalid, problemsOf, shown, then, valid, type Checked } from './problems.ts';
import type { LambdaTarget } from './request.ts';

/** A Lambda function and its alias, as the inputs describe them. */
export async function checkLambdaTarget(
  given: Given,
  { readFile, readPackage }: Files,
): Promise<Checked<LambdaTarget>> {
  const configuration = ifGiven(given('configuration'), {}, checkConfiguration);
  const parts = all({
    function: checkFunction(given('function')),
    alias: ifGiven(given('alias'), 'live', checkAliasName),
    code: await checkLambdaCode(given, readPackage),
    configuration,
    variables: ifGiven(given('environment-variables'), new Map(), checkVariables),
    codedeploy: checkCodeDeploy(given('application'), given('deployment-group')),
    hooks: await checkLambdaAppSpec(given, readFile),
    keepVersions: ifGiven(given('keep-versions'), 'all', checkKept),
  });
  const contradictions = contradictionsIn(given, configuration);
  if (contradictions.length > 0) return invalid(...problemsOf(parts), ...contradictions);
  return then(parts, target => valid({ kind: 'lambda', ...target }));
}

function checkFunction(text: string | undefined): Checked<string> {
  if (text !== undefined) return checkFunctionName(text);
  const remedy = 'write `function:` and the name of the Lambda function';
  return invalid({
    where: 'function',
    value: undefined,
    reason: 'required for `target: lambda`, and not given',
    remedy,
  });
}

function checkCodeDeploy(
  application: string | undefined,
  deploymentGroup: string | undefined,
): Checked<LambdaTarget['codedeploy']> {
  const names = all({
    application: ifGiven(application, undefined, text => checkCodeDeployName('application', text)),
    deploymentGroup: ifGiven(deploymentGroup, undefined, text => checkCodeDeployName('deployment-group', text)),
  });
  if (application !== 'none') return names;
  if (deploymentGroup === undefined) return valid('not asked');
  const reason = 'given together with `application: none`, which leaves CodeDeploy out';
  const both: Problem = { where: 'deployment-group', value: shown(deploymentGroup), reason, remedy: leaveOne };
  return invalid(...problemsOf(names), both);
}

/** What no input is wrong about by itself. */
function contradictionsIn(given: Given, configuration: Checked<LambdaTarget['configuration']>): readonly Problem[] {
  const settings = (['configuration', 'environment-variables'] as const).filter(name => given(name) !== undefined);
  const ofPublished = settings.map((where): Problem => {
    const reason = 'given together with `from-version`: what is published cannot be changed';
    return { where, value: undefined, reason, remedy: leaveOne };
  });
  const twice: Problem = {
    where: 'environment-variables',
    value: undefined,
    reason: 'given together with `Environment` in `configuration`, which replaces all variables',
    remedy: leaveOne,
  };
  const replaced = configuration.ok && 'Environment' in configuration.value && settings.length === 2;
  return [...(given('from-version') === undefined ? [] : ofPublished), ...(replaced ? [twice] : [])];
}

const leaveOne = 'leave one of the two out';

function checkKept(text: string): Checked<number> {
  if (/^[1-9]\d{0,8}$/.test(text)) return valid(Number(text));
  const remedy = 'write how many are kept, such as `10`; without this input none is deleted';
  return invalid({ where: 'keep-versions', value: shown(text), reason: 'not a number of versions, 1 or more', remedy });
}
