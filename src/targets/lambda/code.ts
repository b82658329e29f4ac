import type { UpdateFunctionCodeRequest } from '@aws-sdk/client-lambda';
import type { LambdaCode } from '../../request/request.ts';

export type NewCode = Exclude<LambdaCode, { from: 'latest' | 'version' }>;

export function isNew(code: LambdaCode): code is NewCode {
  return code.from !== 'latest' && code.from !== 'version';
}

/**
 * The digest by which Lambda names this code, where it is known without asking: of a package its SHA-256 in base64, of an image
 * that is named by its digest that digest in hex. A tag and a key say nothing of what is behind them.
 */
export function digestOf(code: LambdaCode): string | undefined {
  switch (code.from) {
    case 'package':
      return code.sha256;
    case 'image':
      return /@sha256:([0-9a-f]{64})$/.exec(code.uri)?.[1];
    case 's3':
    case 'latest':
    case 'version':
      return undefined;
  }
}

/** The members of UpdateFunctionCode that say where the code is. */
export function sourceOf(code: NewCode): Omit<UpdateFunctionCodeRequest, 'FunctionName'> {
  switch (code.from) {
    case 'package':
      return { ZipFile: code.zip };
    case 's3':
      return {
        S3Bucket: code.bucket,
        S3Key: code.key,
        ...(code.version === undefined ? {} : { S3ObjectVersion: code.version }),
      };
    case 'image':
      return { ImageUri: code.uri };
  }
}
