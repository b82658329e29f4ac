import type { Ruling } from './ruling.ts';

export const functions: readonly Ruling[] = [
  {
    why: 'ours is right: while code or configuration is updated $LATEST stays Active, and LastUpdateStatus is InProgress with a reason and a code; where nothing is under way there is no reason at all.',
    source:
      '"Lambda function states", Lambda developer guide; replies of real accounts, recorded in LocalStack\'s test_lambda_api.snapshot.json (test_function_lifecycle).',
    of: [
      'MiniStack | lambda FunctionConfiguration.LastUpdateStatusReason | missing here',
      'MiniStack | lambda FunctionConfiguration.LastUpdateStatusReasonCode | "Creating" here, "" there',
      'MiniStack | lambda FunctionConfiguration.LastUpdateStatusReasonCode | missing here',
      'MiniStack | lambda FunctionConfiguration.State | "Active" here, "Pending" there',
      'MiniStack | lambda FunctionConfiguration.StateReason | missing here',
      'MiniStack | lambda FunctionConfiguration.StateReasonCode | "Creating" here, "Updating" there',
      'MiniStack | lambda FunctionConfiguration.StateReasonCode | missing here',
      'moto | lambda FunctionConfiguration.LastUpdateStatus | "InProgress" here, "Successful" there',
      'moto | lambda FunctionConfiguration.LastUpdateStatusReason | missing there',
      'moto | lambda FunctionConfiguration.LastUpdateStatusReasonCode | missing there',
    ],
  },
  {
    why: 'ours is right: a version that is published by the update of its code is Pending until that has settled, and has no LastUpdateStatus until then.',
    source:
      "replies of real accounts, recorded in LocalStack's test_lambda_api.snapshot.json (test_publish_with_update).",
    of: [
      'moto | lambda FunctionConfiguration.State | "Pending" here, "Active" there',
      'moto | lambda FunctionConfiguration.StateReason | missing there',
      'moto | lambda FunctionConfiguration.StateReasonCode | missing there',
    ],
  },
  {
    why: 'ours is right: in lists versions have neither a state nor the status of an update nor the build of their runtime.',
    source:
      "ListFunctions, Lambda API reference: which members only GetFunction gives; replies of real accounts, recorded in LocalStack's test_lambda_api.snapshot.json (test_publish_version_on_create).",
    of: [
      'MiniStack | lambda FunctionConfiguration.LastUpdateStatus | missing here',
      'MiniStack | lambda FunctionConfiguration.RuntimeVersionConfig | missing here',
      'MiniStack | lambda FunctionConfiguration.State | missing here',
      'moto | lambda FunctionConfiguration.LastUpdateStatus | missing here',
      'moto | lambda FunctionConfiguration.State | missing here',
    ],
  },
  {
    why: 'ours is right: what is not configured, and tags that nobody has put on, are not shown.',
    source:
      "replies of real accounts, recorded in LocalStack's test_lambda_api.snapshot.json (test_function_lifecycle): no Layers, KMSKeyArn, VpcConfig or Tags.",
    of: [
      'MiniStack | lambda FunctionConfiguration.KMSKeyArn | missing here',
      'MiniStack | lambda FunctionConfiguration.Layers | missing here',
      'MiniStack | lambda FunctionConfiguration.VpcConfig | missing here',
      'MiniStack | lambda GetFunctionResponse.Tags | missing here',
      'moto | lambda FunctionConfiguration.Layers | missing here',
    ],
  },
  {
    why: 'ours is right: every function has a revision id and says where it logs, one from a zip which build of its runtime it has, and when it was changed in this form.',
    source:
      '"FunctionConfiguration", Lambda API reference: LastModified is YYYY-MM-DDThh:mm:ss.sTZD; get-function, AWS CLI reference: 2019-09-24T18:20:35.054+0000; replies of real accounts, recorded in LocalStack\'s test_lambda_api.snapshot.json (test_function_lifecycle).',
    of: [
      'MiniStack | lambda RuntimeVersionConfig.RuntimeVersionArn | "arn:aws:lambda:us-east-1::runtime:<64 hex>" here, "" there',
      'moto | lambda FunctionConfiguration.LastModified | "<date and time>.<ms>+0000" here, "<date and time>.<ns>Z" there',
      'moto | lambda FunctionConfiguration.LoggingConfig | missing there',
      'moto | lambda FunctionConfiguration.RevisionId | missing there',
      'moto | lambda FunctionConfiguration.RuntimeVersionConfig | missing there',
    ],
  },
  {
    why: 'ours is right: what is asked for by a qualifier is shown under that qualifier, and an update that publishes shows the version.',
    source:
      "replies of real accounts, recorded in LocalStack's test_lambda_api.snapshot.json (test_publish_version_on_create, test_publish_with_update, test_alias_lifecycle).",
    of: [
      'MiniStack | lambda FunctionConfiguration.FunctionArn | "arn:aws:lambda:us-east-1:<account>:function:checkout:$LATEST" here, "arn:aws:lambda:us-east-1:<account>:function:checkout" there',
      'MiniStack | lambda FunctionConfiguration.FunctionArn | "arn:aws:lambda:us-east-1:<account>:function:checkout:4" here, "arn:aws:lambda:us-east-1:<account>:function:checkout" there',
      'MiniStack | lambda FunctionConfiguration.FunctionArn | "arn:aws:lambda:us-east-1:<account>:function:checkout:live" here, "arn:aws:lambda:us-east-1:<account>:function:checkout:1" there',
      'MiniStack | lambda ListVersionsByFunctionResponse.Versions[] | "arn:aws:lambda:us-east-1:<account>:function:checkout" there only',
      'MiniStack | lambda ListVersionsByFunctionResponse.Versions[] | "arn:aws:lambda:us-east-1:<account>:function:checkout:$LATEST" here only',
      'moto | lambda FunctionConfiguration.FunctionArn | "arn:aws:lambda:us-east-1:<account>:function:checkout:live" here, "arn:aws:lambda:us-east-1:<account>:function:checkout:1" there',
    ],
  },
  {
    why: 'ours is right: a dry run says what the code would be, and changes nothing.',
    source:
      'UpdateFunctionCode, Lambda API reference: DryRun; people compare the digest that it answers with the one that runs.',
    of: [
      'MiniStack | lambda FunctionConfiguration.CodeSha256 | "7ZCcL96z9HjVxSfqJFndrG5Hav5lh8eClx6hFxkxVJ8=" here, "qHOQvP9xD/Td+tfO+8b8zKKlK6kWG0QjGDpp00nO6JU=" there',
      'MiniStack | lambda FunctionConfiguration.LastUpdateStatus | "Successful" here, "InProgress" there',
      'moto | lambda FunctionConfiguration.CodeSha256 | "qHOQvP9xD/Td+tfO+8b8zKKlK6kWG0QjGDpp00nO6JU=" here, "7ZCcL96z9HjVxSfqJFndrG5Hav5lh8eClx6hFxkxVJ8=" there',
    ],
  },
  {
    why: "ours is right: every version's code counts.",
    source: '"Lambda quotas", Lambda developer guide: storage for uploaded functions, all versions.',
    of: ['MiniStack | lambda AccountUsage.TotalCodeSize | 3909 here, 1032 there'],
  },
  {
    why: 'ours is right: lists come in pages.',
    source: 'ListVersionsByFunction, Lambda API reference: MaxItems, NextMarker.',
    of: [
      'moto | lambda ListVersionsByFunctionResponse.NextMarker | missing there',
      'moto | lambda ListVersionsByFunctionResponse.Versions[] | "arn:aws:lambda:us-east-1:<account>:function:checkout:1" there only',
      'moto | lambda ListVersionsByFunctionResponse.Versions[] | "arn:aws:lambda:us-east-1:<account>:function:checkout:2" there only',
      'moto | lambda ListVersionsByFunctionResponse.Versions[] | "arn:aws:lambda:us-east-1:<account>:function:checkout:3" there only',
    ],
  },
];
