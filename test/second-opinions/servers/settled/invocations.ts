import type { Ruling } from './ruling.ts';

export const functionInvocations: readonly Ruling[] = [
  {
    why: "ours is right: an error goes by the name that Node.js's runtime gives it, with its trace.",
    source:
      'aws/aws-lambda-nodejs-runtime-interface-client, src/Errors.js and src/UserFunction.js; "AWS Lambda function errors in Node.js", Lambda developer guide.',
    of: [
      'MiniStack | lambda Blob.errorType | "Error" here, "RuntimeError" there',
      'MiniStack | lambda Blob.errorType | "Runtime.ExitError" here, "Runtime.HandlerError" there',
      'MiniStack | lambda Blob.errorType | "Runtime.HandlerNotFound" here, "RuntimeError" there',
      'MiniStack | lambda Blob.errorType | "Runtime.ImportModuleError" here, "RuntimeError" there',
      'MiniStack | lambda Blob.errorType | "Runtime.UserCodeSyntaxError" here, "RuntimeError" there',
      'MiniStack | lambda Blob.errorType | "TypeError" here, "Runtime.HandlerError" there',
      'MiniStack | lambda Blob.trace | missing there',
    ],
  },
  {
    why: 'ours is right: who does not wait, or only asks whether he may, is not told which version was executed.',
    source:
      "replies of real accounts, recorded in LocalStack's test_lambda.snapshot.json (test_invocation_type_event, test_invocation_type_dry_run).",
    of: ['MiniStack | lambda InvocationResponse.ExecutedVersion | missing here'],
  },
  {
    why: 'ours is right: a payload has to be JSON.',
    source: 'Invoke, Lambda API reference: InvalidRequestContentException.',
    of: [
      'MiniStack | invocations: lambda:Invoke, a payload that is no JSON | 400 InvalidRequestContentException here, answered there',
    ],
  },
];
