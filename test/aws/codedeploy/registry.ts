import { AwsError } from '../wire/index.ts';
import { routingProblem, type DeploymentConfig } from './configs.ts';
import type { Application, Group } from './groups.ts';
import type { OtherApplication, OtherGroup } from './other-platforms.ts';
import { refusals } from './refusals.ts';

/** What exists under a name, or the error that AWS answers when nothing does. */
export interface Registry {
  names(): readonly string[];
  /** Of any platform. */
  application(name: string): Application | OtherApplication;
  /** Of any platform. */
  anyGroup(application: string, group: string | undefined): Group | OtherGroup;
  /** One that deploys. The API's models leave the group's name optional; its operations do not. */
  group(application: string, group: string | undefined): Group;
  configs(): readonly DeploymentConfig[];
  config(name: string): DeploymentConfig;
  addConfig(config: DeploymentConfig): void;
  /** How many deployments are in flight, in all groups together. */
  inFlight(): number;
}

/** "CodeDeploy quotas": custom configurations in an account. */
const MOST_CONFIGS = 50;

export function createRegistry(
  applications: readonly Application[],
  others: readonly OtherApplication[],
  predefined: readonly DeploymentConfig[],
): Registry {
  const custom: DeploymentConfig[] = [];
  const configs = () => [...predefined, ...custom];

  const application = (name: string): Application | OtherApplication => {
    const found = [...applications, ...others].find(candidate => candidate.name === name);
    if (found === undefined) throw refusals.noApplication(name);
    return found;
  };
  const anyGroup = (applicationName: string, name: string | undefined): Group | OtherGroup => {
    const groups: readonly (Group | OtherGroup)[] = application(applicationName).groups;
    if (name === undefined) throw refusals.groupNameRequired();
    const found = groups.find(group => group.name === name);
    if (found === undefined) throw refusals.noGroup(name);
    return found;
  };

  return {
    names: () => [...applications, ...others].map(({ name }) => name),
    application,
    anyGroup,
    group: (applicationName, name) => {
      const found = anyGroup(applicationName, name);
      if (found.kind === 'shown') throw refusals.otherPlatform(found.name, found.platform);
      return found;
    },
    inFlight: () => applications.flatMap(({ groups }) => groups).filter(group => group.inFlight !== undefined).length,
    configs,
    config: name => {
      const found = configs().find(config => config.name === name);
      if (found === undefined) throw refusals.noConfig(name);
      return found;
    },
    addConfig: config => {
      const problem = routingProblem(config.routing);
      if (problem !== undefined) throw new AwsError('InvalidTrafficRoutingConfigurationException', problem);
      if (configs().some(({ name }) => name === config.name)) {
        throw new AwsError(
          'DeploymentConfigAlreadyExistsException',
          `Deployment configuration named ${config.name} already exists`,
        );
      }
      if (custom.length >= MOST_CONFIGS) {
        throw new AwsError(
          'DeploymentConfigLimitExceededException',
          `The account has ${MOST_CONFIGS} custom deployment configurations already`,
        );
      }
      custom.push(config);
    },
  };
}
