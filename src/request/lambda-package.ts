import { notReadable } from './input-file.ts';
import { mostZipped, tooLarge, type Package, type ReadPackage } from './package-files.ts';
import { invalid, shown, valid, type Checked } from './problems.ts';
import { zipOf } from './reproducible-zip.ts';
import type { LambdaCode } from './request.ts';

/** `package`: a zip file is taken as it is, a directory is zipped. */
export async function checkPackage(path: string, readPackage: ReadPackage): Promise<Checked<LambdaCode>> {
  let read: Checked<Package>;
  try {
    read = await readPackage(path);
  } catch (error) {
    return notReadable('package', path, error);
  }
  if (!read.ok) return read;
  const fault = faultOf(read.value);
  if (fault !== undefined) return invalid({ where: 'package', value: shown(path), ...fault });
  const zip = read.value.is === 'a file' ? read.value.bytes : await zipOf(read.value.files);
  if (zip.length > mostZipped) return tooLarge(path, zip.length);
  return valid({ from: 'package', path, zip, sha256: await sha256Of(zip) });
}

function faultOf(found: Package): { readonly reason: string; readonly remedy: string } | undefined {
  if (found.is === 'a directory')
    return found.files.length === 0
      ? { reason: 'an empty directory', remedy: 'build the code into it before this step' }
      : undefined;
  switch (Buffer.from(found.bytes.subarray(0, 4)).toString('latin1')) {
    case 'PK\u0003\u0004':
      return undefined;
    // A zip begins with its first file, or else with its end (PKWARE, APPNOTE 4.3.6).
    case 'PK\u0005\u0006':
      return { reason: 'a zip without a file in it', remedy: 'zip the code into it before this step' };
    default:
      return { reason: 'not a zip', remedy: 'name a zip file, or the directory that is to be zipped' };
  }
}

async function sha256Of(zip: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', zip)).toString('base64');
}
