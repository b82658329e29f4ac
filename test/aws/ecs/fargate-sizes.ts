/**
 * Task sizes that Fargate has: CPU units to memory in MiB. "Task definition parameters for Fargate", table of valid
 * combinations.
 */
const SIZES: ReadonlyMap<number, { readonly from: number; readonly to: number; readonly step: number }> = new Map([
  [256, { from: 512, to: 2048, step: 512 }],
  [512, { from: 1024, to: 4096, step: 1024 }],
  [1024, { from: 2048, to: 8192, step: 1024 }],
  [2048, { from: 4096, to: 16384, step: 1024 }],
  [4096, { from: 8192, to: 30720, step: 1024 }],
  [8192, { from: 16384, to: 61440, step: 4096 }],
  [16384, { from: 32768, to: 122880, step: 8192 }],
]);

export function isFargateSize(cpu: number, memory: number): boolean {
  const range = SIZES.get(cpu);
  // 256 units come with 512, 1024 or 2048 MiB: the one row that is not evenly spaced.
  if (range === undefined || (cpu === 256 && memory === 1536)) return false;
  return memory >= range.from && memory <= range.to && (memory - range.from) % range.step === 0;
}

/** `256`, `.25 vCPU` or `1 vCPU` → CPU units; undefined when it is neither. */
export const cpuUnits = (text: string): number | undefined => sizeIn(text, /^([\d.]+)\s*vcpu$/i);

/** `512` or `2 GB` → MiB; undefined when it is neither. */
export const memoryMib = (text: string): number | undefined => sizeIn(text, /^([\d.]+)\s*gb$/i);

function sizeIn(text: string, large: RegExp): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const match = large.exec(text.trim());
  return match?.[1] === undefined ? undefined : Number(match[1]) * 1024;
}
