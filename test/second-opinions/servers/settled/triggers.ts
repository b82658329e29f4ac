import type { Ruling } from './ruling.ts';

export const functionTriggers: readonly Ruling[] = [
  {
    why: 'ours is right: provisioned concurrency takes its time, is listed, and is for published versions and from 1 on.',
    source:
      'PutProvisionedConcurrencyConfig and ListProvisionedConcurrencyConfigs, Lambda API reference; "Configuring provisioned concurrency", Lambda developer guide; the first answer is IN_PROGRESS with nothing allocated in LocalStack\'s test_lambda.snapshot.json (test_lambda_concurrency_block).',
    of: [
      'MiniStack | lambda ListProvisionedConcurrencyConfigsResponse.ProvisionedConcurrencyConfigs | missing there',
      'MiniStack | lambda PutProvisionedConcurrencyConfigResponse.AllocatedProvisionedConcurrentExecutions | 0 here, 2 there',
      'MiniStack | lambda PutProvisionedConcurrencyConfigResponse.AvailableProvisionedConcurrentExecutions | 0 here, 2 there',
      'MiniStack | lambda PutProvisionedConcurrencyConfigResponse.Status | "IN_PROGRESS" here, "READY" there',
      'MiniStack | provisioned concurrency: lambda:ListProvisionedConcurrencyConfigs | answered here, 404 ProvisionedConcurrencyConfigNotFoundException there',
      'MiniStack | provisioned concurrency: lambda:PutProvisionedConcurrencyConfig, for $LATEST | 400 InvalidParameterValueException here, answered with 202 there',
      'MiniStack | provisioned concurrency: lambda:PutProvisionedConcurrencyConfig, none | 400 ValidationException here, answered with 202 there',
    ],
  },
  {
    why: 'ours is right: an event source mapping belongs to the alias or function that it was made for, and shows its defaults; one of a queue has no result of processing.',
    source:
      '"EventSourceMappingConfiguration", Lambda API reference; replies of real accounts, recorded in LocalStack\'s test_lambda_integration_sqs.snapshot.json. That a name alone does not list the mappings of aliases is not known.',
    of: [
      'MiniStack | lambda EventSourceMappingConfiguration.LastProcessingResult | missing here',
      'MiniStack | lambda ListEventSourceMappingsResponse.EventSourceMappings[] | "<uuid>" there only',
      'moto | lambda EventSourceMappingConfiguration.FunctionArn | "arn:aws:lambda:us-east-1:<account>:function:checkout:live" here, "arn:aws:lambda:us-east-1:<account>:function:checkout:1" there',
      'moto | lambda EventSourceMappingConfiguration.FunctionResponseTypes | missing there',
      'moto | lambda EventSourceMappingConfiguration.MaximumBatchingWindowInSeconds | missing there',
      'moto | lambda ListEventSourceMappingsResponse.EventSourceMappings[] | "<uuid>" here only',
    ],
  },
  {
    why: 'ours is right: a function URL belongs to its alias, and ends with a slash; its times are in UTC, with a Z.',
    source:
      '"FunctionUrlConfig", Lambda API reference: FunctionArn, InvokeMode, ISO 8601; replies that people quote: 2024-10-01T12:27:05.457348Z; replies of real accounts, recorded in LocalStack\'s test_lambda_api.snapshot.json (test_url_config_lifecycle).',
    of: [
      'MiniStack | function URLs: lambda:ListFunctionUrlConfigs, of a missing function | 404 ResourceNotFoundException here, answered there',
      'MiniStack | lambda FunctionUrlConfig.CreationTime | "<date and time>.<ms>Z" here, "<date and time>.<ms>+0000" there',
      'MiniStack | lambda FunctionUrlConfig.FunctionArn | "arn:aws:lambda:us-east-1:<account>:function:checkout:live" here, "arn:aws:lambda:us-east-1:<account>:function:checkout" there',
      'MiniStack | lambda FunctionUrlConfig.LastModifiedTime | "<date and time>.<ms>Z" here, "<date and time>.<ms>+0000" there',
      'MiniStack | lambda GetFunctionUrlConfigResponse.CreationTime | "<date and time>.<ms>Z" here, "<date and time>.<ms>+0000" there',
      'MiniStack | lambda GetFunctionUrlConfigResponse.FunctionArn | "arn:aws:lambda:us-east-1:<account>:function:checkout:live" here, "arn:aws:lambda:us-east-1:<account>:function:checkout" there',
      'MiniStack | lambda GetFunctionUrlConfigResponse.LastModifiedTime | "<date and time>.<ms>Z" here, "<date and time>.<ms>+0000" there',
      'moto | function URLs: lambda:GetFunctionUrlConfig | answered here, answered with 201 there',
      'moto | function URLs: lambda:GetFunctionUrlConfig, of the function itself | 404 ResourceNotFoundException here, answered with 201 there',
      'moto | lambda GetFunctionUrlConfigResponse.CreationTime | "<date and time>.<ms>Z" here, "<date and time>.<ms>+0000" there',
      'moto | lambda GetFunctionUrlConfigResponse.FunctionArn | "arn:aws:lambda:us-east-1:<account>:function:checkout:live" here, "arn:aws:lambda:us-east-1:<account>:function:checkout" there',
      'moto | lambda GetFunctionUrlConfigResponse.FunctionUrl | "https://<32>.lambda-url.us-east-1.on.aws/" here, "https://<32>.lambda-url.us-east-1.on.aws" there',
      'moto | lambda GetFunctionUrlConfigResponse.InvokeMode | "BUFFERED" here, "Buffered" there',
      'moto | lambda GetFunctionUrlConfigResponse.LastModifiedTime | "<date and time>.<ms>Z" here, "<date and time>.<ms>+0000" there',
    ],
  },
  {
    why: 'ours is right: each qualifier has a policy of its own, and no policy is a ResourceNotFoundException.',
    source:
      '"Using resource-based policies for Lambda", Lambda developer guide; GetPolicy, Lambda API reference: Qualifier; replies of real accounts, recorded in LocalStack\'s test_lambda_api.snapshot.json (test_remove_multi_permissions).',
    of: [
      'MiniStack | policies: lambda:GetPolicy, of the function itself | 404 ResourceNotFoundException here, answered there',
      'moto | policies: lambda:GetPolicy, of the function itself | 404 ResourceNotFoundException here, answered there',
    ],
  },
];
