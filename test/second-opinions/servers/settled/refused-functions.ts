import type { Ruling } from './ruling.ts';

export const refusedFunctions: readonly Ruling[] = [
  {
    why: 'ours is right: what names nothing, or two different things, is refused.',
    source:
      'GetFunction and ListVersionsByFunction, Lambda API reference: the pattern of FunctionName, InvalidParameterValueException, ResourceNotFoundException.',
    of: [
      'MiniStack | functions: lambda:GetFunction, two qualifiers | 400 InvalidParameterValueException here, answered there',
      'MiniStack | functions: lambda:GetFunction, what is no name | 400 ValidationException here, 404 ResourceNotFoundException there',
      'moto | functions: lambda:GetFunction, two qualifiers | 400 InvalidParameterValueException here, answered there',
      'moto | versions: lambda:ListVersionsByFunction, of a missing function | 404 ResourceNotFoundException here, answered there',
    ],
  },
  {
    why: 'ours is right: a write that has read an older revision, or other code, is refused.',
    source:
      "UpdateFunctionCode, UpdateFunctionConfiguration and PublishVersion, Lambda API reference: RevisionId, CodeSha256; replies of real accounts, recorded in LocalStack's test_lambda_api.snapshot.json (test_publish_with_wrong_revisionid, test_publish_with_wrong_sha256).",
    of: [
      'MiniStack | versions that are refused: lambda:PublishVersion, of other code | 400 InvalidParameterValueException here, answered with 201 there',
      'MiniStack | versions that are refused: lambda:PublishVersion, with a stale revision id | 412 PreconditionFailedException here, answered with 201 there',
      'moto | code that is refused: lambda:UpdateFunctionCode, with a stale revision id | 412 PreconditionFailedException here, answered there',
      'moto | configurations that are refused: lambda:UpdateFunctionConfiguration, with a stale revision id | 412 PreconditionFailedException here, answered there',
      'moto | versions that are refused: lambda:PublishVersion, of other code | 400 InvalidParameterValueException here, answered with 201 there',
      'moto | versions that are refused: lambda:PublishVersion, with a stale revision id | 412 PreconditionFailedException here, answered with 201 there',
    ],
  },
  {
    why: 'ours is right: one update at a time.',
    source:
      '"Lambda function states", Lambda developer guide: ResourceConflictException while LastUpdateStatus is InProgress.',
    of: [
      'MiniStack | a function that is being updated: lambda:PublishVersion | 409 ResourceConflictException here, answered with 201 there',
      'MiniStack | a function that is being updated: lambda:UpdateFunctionCode, again | 409 ResourceConflictException here, answered there',
      'MiniStack | a function that is being updated: lambda:UpdateFunctionConfiguration | 409 ResourceConflictException here, answered there',
      'moto | a function that is being updated: lambda:PublishVersion | 409 ResourceConflictException here, answered with 201 there',
      'moto | a function that is being updated: lambda:UpdateFunctionCode, again | 409 ResourceConflictException here, answered there',
      'moto | a function that is being updated: lambda:UpdateFunctionConfiguration | 409 ResourceConflictException here, answered there',
    ],
  },
  {
    why: 'ours is right: code that is not there, no zip, of another package type or from two places is refused.',
    source:
      "UpdateFunctionCode, Lambda API reference: InvalidParameterValueException; replies of real accounts, recorded in LocalStack's test_lambda_api.snapshot.json (TestLambdaImages).",
    of: [
      'MiniStack | code that is refused: lambda:UpdateFunctionCode, an image | 400 InvalidParameterValueException here, answered there',
      'MiniStack | code that is refused: lambda:UpdateFunctionCode, two sources | 400 InvalidParameterValueException here, answered there',
      'MiniStack | code that is refused: lambda:UpdateFunctionCode, without code | 400 InvalidParameterValueException here, answered there',
      'moto | code that is refused: lambda:UpdateFunctionCode, a missing object | 400 InvalidParameterValueException here, answered there',
      'moto | code that is refused: lambda:UpdateFunctionCode, an image | 400 InvalidParameterValueException here, answered there',
      'moto | code that is refused: lambda:UpdateFunctionCode, two sources | 400 InvalidParameterValueException here, answered there',
      'moto | code that is refused: lambda:UpdateFunctionCode, what is no zip | 400 InvalidParameterValueException here, answered there',
      'moto | code that is refused: lambda:UpdateFunctionCode, without code | 400 InvalidParameterValueException here, answered there',
    ],
  },
  {
    why: 'ours is right: a configuration out of its range is refused.',
    source:
      'UpdateFunctionConfiguration, Lambda API reference: ranges of Timeout and MemorySize, pattern of Role; "Defined runtime environment variables" and "Lambda quotas", Lambda developer guide; replies of real accounts, recorded in LocalStack\'s test_lambda_api.snapshot.json (test_large_environment_variables_fails).',
    of: [
      'MiniStack | configurations that are refused: lambda:UpdateFunctionConfiguration, 64 MB | 400 ValidationException here, answered there',
      'MiniStack | configurations that are refused: lambda:UpdateFunctionConfiguration, a reserved variable | 400 InvalidParameterValueException here, answered there',
      'MiniStack | configurations that are refused: lambda:UpdateFunctionConfiguration, a timeout of 901 s | 400 ValidationException here, answered there',
      'MiniStack | configurations that are refused: lambda:UpdateFunctionConfiguration, too large an environment | 400 InvalidParameterValueException here, answered there',
      'MiniStack | configurations that are refused: lambda:UpdateFunctionConfiguration, what is no role | 400 ValidationException here, answered there',
      'moto | configurations that are refused: lambda:UpdateFunctionConfiguration, 64 MB | 400 ValidationException here, answered there',
      'moto | configurations that are refused: lambda:UpdateFunctionConfiguration, a reserved variable | 400 InvalidParameterValueException here, answered there',
      'moto | configurations that are refused: lambda:UpdateFunctionConfiguration, a timeout of 901 s | 400 ValidationException here, answered there',
      'moto | configurations that are refused: lambda:UpdateFunctionConfiguration, too large an environment | 400 InvalidParameterValueException here, answered there',
      'moto | configurations that are refused: lambda:UpdateFunctionConfiguration, what is no role | 400 ValidationException here, answered there',
    ],
  },
  {
    why: 'ours is right: what an alias needs, an alias itself and $LATEST are not deleted by DeleteFunction.',
    source:
      'DeleteFunction, Lambda API reference: ResourceConflictException, Qualifier: a version that an alias does not reference; texts of the refusals as people quote them.',
    of: [
      'MiniStack | what may not be deleted: lambda:DeleteFunction, $LATEST alone | 400 InvalidParameterValueException here, answered with 204 there',
      'MiniStack | what may not be deleted: lambda:DeleteFunction, a version that an alias needs | 409 ResourceConflictException here, answered with 204 there',
      'MiniStack | what may not be deleted: lambda:DeleteFunction, an alias | 400 InvalidParameterValueException here, 404 ResourceNotFoundException there',
      'moto | what may not be deleted: lambda:DeleteFunction, $LATEST alone | 400 InvalidParameterValueException here, answered with 204 there',
      'moto | what may not be deleted: lambda:DeleteFunction, a version that an alias needs | 409 ResourceConflictException here, answered with 204 there',
    ],
  },
];
