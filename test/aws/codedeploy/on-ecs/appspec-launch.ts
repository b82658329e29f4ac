import type { CapacityProvider, LaunchSettings, Network } from '../../ecs/launch-settings.ts';
import { AppSpecProblem, fieldsOf, textOf, textsOf, wholeNumberOf, type Fields } from '../appspec-fields.ts';

/** How the new tasks are to be launched; what is undefined stays as it is. "AppSpec 'resources' section for Amazon ECS". */
export function launchOf(properties: Fields): Partial<LaunchSettings> {
  const platformVersion = properties.get('platformversion');
  const network = properties.get('networkconfiguration');
  const providers = properties.get('capacityproviderstrategy');
  return {
    ...(isGiven(platformVersion) && { platformVersion: textOf(properties, 'PlatformVersion') }),
    ...(isGiven(network) && { network: networkOf(network) }),
    ...(isGiven(providers) && { capacityProviders: providersOf(providers) }),
  };
}

const isGiven = (value: unknown) => value !== undefined && value !== null;

/** AppSpec reference of the User Guide: of these three, all are given or none. */
function networkOf(value: unknown): Network {
  const network = fieldsOf(value, 'NetworkConfiguration');
  const vpc = fieldsOf(network.get('awsvpcconfiguration'), 'AwsvpcConfiguration');
  const assignPublicIp = textOf(vpc, 'AssignPublicIp');
  if (assignPublicIp !== 'ENABLED' && assignPublicIp !== 'DISABLED')
    throw new AppSpecProblem('AssignPublicIp must be ENABLED or DISABLED.');
  return { subnets: textsOf(vpc, 'Subnets'), securityGroups: textsOf(vpc, 'SecurityGroups'), assignPublicIp };
}

/** Ranges: CapacityProviderStrategyItem in the ECS API reference. */
const MOST_BASE = 100_000;
const MOST_WEIGHT = 1_000;

function providersOf(value: unknown): readonly CapacityProvider[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new AppSpecProblem('CapacityProviderStrategy must be a list of at least one.');
  return value.map((entry: unknown) => {
    const fields = fieldsOf(entry, 'A CapacityProviderStrategy');
    return {
      name: textOf(fields, 'CapacityProvider'),
      base: wholeNumberOf(fields, 'Base', MOST_BASE) ?? 0,
      weight: wholeNumberOf(fields, 'Weight', MOST_WEIGHT) ?? 0,
    };
  });
}
