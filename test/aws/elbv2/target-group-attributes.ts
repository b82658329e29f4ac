import { refusals } from './refusals.ts';

type Attribute = { readonly Key?: string; readonly Value?: string };

const switched = /^(true|false)$/;
const seconds = (least: number, most: number) => (value: string) =>
  /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;

/** Keys and ranges: "TargetGroupAttribute", ELB API reference. Those of ALBs for targets that are addresses or instances. */
const ALLOWED: Readonly<Record<string, (value: string) => boolean>> = {
  'deregistration_delay.timeout_seconds': seconds(0, 3600),
  'stickiness.enabled': value => switched.test(value),
  'stickiness.type': value => ['lb_cookie', 'app_cookie'].includes(value),
  'stickiness.lb_cookie.duration_seconds': seconds(1, 604_800),
  'slow_start.duration_seconds': value => value === '0' || seconds(30, 900)(value),
  'load_balancing.algorithm.type': value =>
    ['round_robin', 'least_outstanding_requests', 'weighted_random'].includes(value),
  'load_balancing.cross_zone.enabled': value => switched.test(value) || value === 'use_load_balancer_configuration',
};

/** The changes that ModifyTargetGroupAttributes asks for, all of them or none. */
export function attributeChanges(attributes: readonly Attribute[]): ReadonlyMap<string, string> {
  return new Map(
    attributes.map(({ Key: key = '', Value: value = '' }) => {
      const allows = ALLOWED[key];
      if (allows === undefined) throw refusals.invalid(`Target group attribute key '${key}' is not recognized`);
      if (!allows(value)) throw refusals.invalidConfiguration(`'${value}' is not a valid value of '${key}'`);
      return [key, value];
    }),
  );
}

export const describedAttributes = (attributes: ReadonlyMap<string, string>) =>
  [...attributes].map(([Key, Value]) => ({ Key, Value }));
