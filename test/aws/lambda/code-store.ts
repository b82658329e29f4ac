import { createHash } from 'node:crypto';
import { unzipSync, zipSync } from 'fflate';
import { invalidParameter } from './refusals.ts';
import type { LambdaSeed, PackageSeed } from './seed.ts';
import type { Code } from './state.ts';

/** Where code comes from, and which of the world's versions it is. All methods throw what AWS refuses. */
export interface CodeStore {
  fromZip(zip: Uint8Array): Code;
  /** Without `version` the object's present one. */
  fromS3(bucket: string, key: string, version: string | undefined): Code;
  fromImage(uri: string): Code;
  /** Of the seed: as a zip, or as an image whose URI is the name. */
  named(name: string, packageType: 'Zip' | 'Image'): Code;
}

type Files = ReadonlyMap<string, Uint8Array>;

/** @param isVersion whether the world knows the behaviour of an image */
export function createCodeStore(
  { packages, objects, limits }: LambdaSeed,
  isVersion: (image: string) => boolean,
): CodeStore {
  const nameByContent = new Map(
    Object.entries(packages).map(([name, { files }]) => [contentDigest(bytesOf(files)), name] as const),
  );

  const fromZip = (zip: Uint8Array): Code => {
    const files = unzipped(zip, limits.unzippedBytes);
    const sha256 = createHash('sha256').update(zip).digest('base64');
    const version = nameByContent.get(contentDigest(files));
    const known = version === undefined ? undefined : packages[version];
    return { ...behaviourOf(known), sha256, size: zip.length, image: undefined, files, version: version ?? sha256 };
  };

  const fromImage = (uri: string): Code => {
    const seed = packages[uri];
    // Wording: what users report of a URI that ECR does not know.
    if (seed === undefined && !isVersion(uri))
      throw invalidParameter(`Source image ${uri} does not exist. Provide a valid source image.`);
    const sha256 = createHash('sha256').update(uri).digest('hex');
    const image = { ...behaviourOf(seed), sha256, size: 0, image: { uri }, files: new Map(), version: uri };
    // What is in an image cannot be run here: it answers something.
    return { ...image, answer: image.answer ?? { value: null } };
  };

  const named = (name: string, packageType: 'Zip' | 'Image'): Code => {
    if (packageType === 'Image') return fromImage(name);
    const seed = packages[name];
    if (seed === undefined) throw new Error(`The seed has no lambda package "${name}".`);
    return { ...fromZip(zipOf(seed.files)), ...behaviourOf(seed), version: name };
  };

  return {
    fromZip,
    fromImage,
    named,
    fromS3: (bucket, key, version) => {
      const address = `s3://${bucket}/${key}`;
      const name = objects[version === undefined ? address : `${address}@${version}`];
      if (name !== undefined) return named(name, 'Zip');
      throw invalidParameter(
        Object.keys(objects).some(known => known.startsWith(`s3://${bucket}/`))
          ? 'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.'
          : 'Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist',
      );
    },
  };
}

const behaviourOf = (seed: PackageSeed | undefined): Pick<Code, 'answer' | 'update' | 'activation'> => ({
  answer: seed !== undefined && 'answer' in seed ? { value: seed.answer } : undefined,
  update: seed?.update,
  activation: seed?.activation,
});

const bytesOf = (files: Readonly<Record<string, string>>): Files =>
  new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));

/** The same files give the same zip: its entries are stored as they are, and carry no time of their making. */
export function zipOf(files: PackageSeed['files']): Uint8Array {
  return zipSync(Object.fromEntries(bytesOf(files)), { level: 0, mtime: '1980-01-01T12:00:00' });
}

function unzipped(zip: Uint8Array, limitBytes: number): Files {
  const files = new Map(Object.entries(entriesOf(zip)).filter(([path]) => !path.endsWith('/')));
  if (files.size === 0) throw invalidParameter('Uploaded file must be a non-empty zip');
  const size = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  if (size > limitBytes) throw invalidParameter(`Unzipped size must be smaller than ${limitBytes} bytes`);
  return files;
}

function entriesOf(zip: Uint8Array): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(zip);
  } catch {
    throw invalidParameter('Could not unzip uploaded file. Please check your file, then try to upload again.');
  }
}

/** Of paths and bytes in an order of their own: times, modes and compression of a zip do not count. */
function contentDigest(files: Files): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}
