import { AwsError } from '../wire/index.ts';

/**
 * Errors of Elastic Load Balancing. Names are those of the API's model, `ValidationError` is one of the "Common Errors".
 * `README.md` says which texts are known from AWS.
 */
export const refusals = {
  noLoadBalancers: (names: readonly string[]) =>
    new AwsError('LoadBalancerNotFoundException', `Load balancers '[${names.join(', ')}]' not found`),
  noListeners: () => new AwsError('ListenerNotFoundException', 'One or more listeners not found'),
  noRules: () => new AwsError('RuleNotFoundException', 'One or more rules not found'),
  noTargetGroups: () => new AwsError('TargetGroupNotFoundException', 'One or more target groups not found'),
  noSuchTargetGroups: (arns: readonly string[]) =>
    new AwsError('TargetGroupNotFoundException', `Target groups '${arns.join(', ')}' not found`),
  usedElsewhere: (arns: readonly string[]) =>
    new AwsError(
      'TargetGroupAssociationLimitException',
      `The following target groups cannot be associated with more than one load balancer: ${arns.join(', ')}`,
    ),
  tooManyActions: () => new AwsError('TooManyActionsException', 'A rule has exactly one forward action'),
  invalidAction: (message: string) => new AwsError('InvalidLoadBalancerActionException', message),
  invalidTarget: (message: string) => new AwsError('InvalidTargetException', message),
  defaultRule: (arn: string) =>
    new AwsError('OperationNotPermittedException', `Default rule '${arn}' cannot be modified`),
  invalidConfiguration: (message: string) => new AwsError('InvalidConfigurationRequestException', message),
  invalid: (message: string) => new AwsError('ValidationError', message),
  notSimulated: (what: string) =>
    new AwsError('NotImplemented', `The simulated Elastic Load Balancing does not know ${what}`),
};
