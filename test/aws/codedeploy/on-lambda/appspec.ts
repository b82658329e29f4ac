import { AppSpecProblem, textOf, type Fields } from '../appspec-fields.ts';
import { readAppSpec, type AppSpecShape, type HookFunctions, type ReadAppSpec } from '../appspec.ts';

/** What an AppSpec for Lambda says. */
export interface LambdaAppSpec {
  readonly functionName: string;
  readonly alias: string;
  /** The version to which the alias points. */
  readonly currentVersion: string;
  /** The version to which traffic is to move. */
  readonly targetVersion: string;
  readonly hooks: HookFunctions;
}

const SHAPE: AppSpecShape<LambdaAppSpec> = {
  platform: 'Lambda',
  resourceType: 'AWS::Lambda::Function',
  resource: 'function',
  hookEvents: ['BeforeAllowTraffic', 'AfterAllowTraffic'],
  read: (properties, hooks) => ({
    functionName: textOf(properties, 'Name'),
    alias: textOf(properties, 'Alias'),
    currentVersion: versionOf(properties, 'CurrentVersion'),
    targetVersion: versionOf(properties, 'TargetVersion'),
    hooks,
  }),
};

/** "AppSpec file structure for AWS Lambda deployments" of the CodeDeploy User Guide. */
export const readLambdaAppSpec = (content: string): ReadAppSpec<LambdaAppSpec> => readAppSpec(content, SHAPE);

/** "AppSpec 'resources' section for AWS Lambda": a positive integer, as text. So `$LATEST` is none. */
function versionOf(fields: Fields, key: string): string {
  const version = textOf(fields, key);
  if (!/^[1-9]\d*$/.test(version)) throw new AppSpecProblem(`${key} must be the number of a published version.`);
  return version;
}

/** In JSON, as SDKs and tools print it. */
export const printLambdaAppSpec = ({
  functionName,
  alias,
  currentVersion,
  targetVersion,
}: Omit<LambdaAppSpec, 'hooks'>) =>
  JSON.stringify({
    version: 0.0,
    Resources: [
      {
        [functionName]: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Name: functionName,
            Alias: alias,
            CurrentVersion: currentVersion,
            TargetVersion: targetVersion,
          },
        },
      },
    ],
  });
