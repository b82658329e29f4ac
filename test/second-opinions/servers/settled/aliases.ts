import type { Ruling } from './ruling.ts';

export const functionAliases: readonly Ruling[] = [
  {
    why: 'ours is right: only CreateAlias creates, and answers 201; DeleteAlias answers 204.',
    source:
      "GetAlias, UpdateAlias and DeleteAlias, Lambda API reference: HTTP status codes; replies of real accounts, recorded in LocalStack's test_lambda_api.snapshot.json (test_alias_lifecycle).",
    of: [
      'moto | aliases that are refused: lambda:DeleteAlias, that is missing | answered with 204 here, answered with 201 there',
      'moto | aliases: lambda:DeleteAlias, newest | answered with 204 here, answered with 201 there',
      'moto | aliases: lambda:DeleteAlias, next | answered with 204 here, answered with 201 there',
      'moto | aliases: lambda:DeleteAlias, split | answered with 204 here, answered with 201 there',
      'moto | event sources: lambda:GetAlias, to find its ARN | answered here, answered with 201 there',
      'moto | weights of an alias: lambda:GetAlias | answered here, answered with 201 there',
      'moto | weights of an alias: lambda:GetAlias, with a canary | answered here, answered with 201 there',
      'moto | weights of an alias: lambda:UpdateAlias, a canary | answered here, answered with 201 there',
      'moto | weights of an alias: lambda:UpdateAlias, all to the other version | answered here, answered with 201 there',
      'moto | weights of an alias: lambda:UpdateAlias, all traffic | answered here, answered with 201 there',
      'moto | weights of an alias: lambda:UpdateAlias, an empty routing | answered here, answered with 201 there',
      'moto | weights of an alias: lambda:UpdateAlias, as it was | answered here, answered with 201 there',
      'moto | weights of an alias: lambda:UpdateAlias, the description alone | answered here, answered with 201 there',
      'moto | weights that are refused: lambda:GetAlias, before | answered here, answered with 201 there',
      'moto | weights that are refused: lambda:UpdateAlias, without one | answered here, answered with 201 there',
    ],
  },
  {
    why: 'ours is right: an alias without weights has no RoutingConfig.',
    source: "replies of real accounts, recorded in LocalStack's test_lambda_api.snapshot.json (test_alias_lifecycle).",
    of: ['moto | lambda AliasConfiguration.RoutingConfig | missing here'],
  },
  {
    why: 'ours is right: aliases are listed by the version that they lead to, in pages, and in no order that anybody promises.',
    source:
      "ListAliases, Lambda API reference: FunctionVersion, MaxItems; replies of real accounts, recorded in LocalStack's test_lambda_api.snapshot.json (test_alias_lifecycle).",
    of: [
      'MiniStack | lambda ListAliasesResponse.Aliases[] | "arn:aws:lambda:us-east-1:<account>:function:checkout:newest" there only',
      'MiniStack | lambda ListAliasesResponse.Aliases[] | "arn:aws:lambda:us-east-1:<account>:function:checkout:next" there only',
      'moto | lambda ListAliasesResponse.Aliases | another order',
      'moto | lambda ListAliasesResponse.Aliases[] | "arn:aws:lambda:us-east-1:<account>:function:checkout:newest" there only',
      'moto | lambda ListAliasesResponse.Aliases[] | "arn:aws:lambda:us-east-1:<account>:function:checkout:next" there only',
      'moto | lambda ListAliasesResponse.Aliases[] | "arn:aws:lambda:us-east-1:<account>:function:checkout:split" there only',
      'moto | lambda ListAliasesResponse.NextMarker | missing there',
    ],
  },
  {
    why: 'ours is right: an alias that exists is a ResourceConflictException.',
    source:
      "CreateAlias, Lambda API reference; replies of real accounts, recorded in LocalStack's test_lambda_api.snapshot.json (test_notfound_and_invalid_routingconfigs).",
    of: [
      'moto | aliases that are refused: lambda:CreateAlias, again | 409 ResourceConflictException here, 409 ConflictException there',
    ],
  },
  {
    why: 'ours is right: an alias that is gone is deleted already. Nothing that AWS publishes contradicts it.',
    source: 'DeleteAlias, Lambda API reference: it deletes an alias, and names no error for one that is not there.',
    of: [
      'MiniStack | aliases that are refused: lambda:DeleteAlias, that is missing | answered with 204 here, 404 ResourceNotFoundException there',
    ],
  },
  {
    why: 'ours is right: an alias has a name that is no number, and two versions at most, that exist, are published and differ, with weights from 0 to 1; who has read an older revision id writes nothing.',
    source:
      "CreateAlias and UpdateAlias, Lambda API reference: pattern of Name, RoutingConfig, RevisionId, PreconditionFailedException; replies of real accounts, recorded in LocalStack's test_lambda_api.snapshot.json (test_notfound_and_invalid_routingconfigs).",
    of: [
      'MiniStack | aliases that are refused: lambda:CreateAlias, of a missing version | 404 ResourceNotFoundException here, answered with 201 there',
      'MiniStack | aliases that are refused: lambda:CreateAlias, that looks like a version | 400 ValidationException here, answered with 201 there',
      'MiniStack | weights that are refused: lambda:UpdateAlias, a missing version | 404 ResourceNotFoundException here, answered there',
      'MiniStack | weights that are refused: lambda:UpdateAlias, a weight of -0.5 | 400 ValidationException here, answered there',
      'MiniStack | weights that are refused: lambda:UpdateAlias, a weight of 1.5 | 400 ValidationException here, answered there',
      'MiniStack | weights that are refused: lambda:UpdateAlias, from $LATEST | 400 InvalidParameterValueException here, answered there',
      'MiniStack | weights that are refused: lambda:UpdateAlias, three versions | 400 InvalidParameterValueException here, answered there',
      'MiniStack | weights that are refused: lambda:UpdateAlias, to $LATEST | 400 ValidationException here, answered there',
      'MiniStack | weights that are refused: lambda:UpdateAlias, to a missing version | 404 ResourceNotFoundException here, answered there',
      'MiniStack | weights that are refused: lambda:UpdateAlias, to the same version | 400 InvalidParameterValueException here, answered there',
      'moto | aliases that are refused: lambda:CreateAlias, that looks like a version | 400 ValidationException here, answered with 201 there',
      'moto | weights that are refused: lambda:UpdateAlias, a weight of -0.5 | 400 ValidationException here, answered with 201 there',
      'moto | weights that are refused: lambda:UpdateAlias, a weight of 1.5 | 400 ValidationException here, answered with 201 there',
      'moto | weights that are refused: lambda:UpdateAlias, from $LATEST | 400 InvalidParameterValueException here, answered with 201 there',
      'moto | weights that are refused: lambda:UpdateAlias, three versions | 400 InvalidParameterValueException here, answered with 201 there',
      'moto | weights that are refused: lambda:UpdateAlias, to $LATEST | 400 ValidationException here, answered with 201 there',
      'moto | weights that are refused: lambda:UpdateAlias, to a missing version | 404 ResourceNotFoundException here, answered with 201 there',
      'moto | weights that are refused: lambda:UpdateAlias, to the same version | 400 InvalidParameterValueException here, answered with 201 there',
      'moto | weights that are refused: lambda:UpdateAlias, with a stale revision id | 412 PreconditionFailedException here, answered with 201 there',
      'moto | weights that are refused: lambda:UpdateAlias, with the revision id of before | 412 PreconditionFailedException here, answered with 201 there',
    ],
  },
];
