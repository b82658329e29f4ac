import * as v from 'valibot';

export const unfilled = 'a placeholder that nothing fills in';
const placeholder = /\$\{[^}]*\}|<[^>]*>|\{\{[^}]*\}\}/;

/** `${NAME}`, `<NAME>`, `{{NAME}}`: what a template is written with. */
export function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && placeholder.test(value);
}

export const text = (message: string) =>
  v.pipe(
    v.string(message),
    v.check(value => value.trim() !== '', 'nothing stands here'),
    v.check(value => !isPlaceholder(value), unfilled),
  );

export function mapping<const Entries extends v.ObjectEntries>(name: string, entries: Entries) {
  return v.objectWithRest(entries, v.never(`no property of ${name}`), `${name} is a mapping`);
}

export const hookFunction = v.optional(text('a hook is the name or ARN of a function, as text'));

/**
 * The top of an AppSpec with its keys in one spelling (CodeDeploy User Guide, "AppSpec file structure").
 *
 * @param platform CodeDeploy's name of it
 * @param thing what a deployment there has one of
 */
export function topOf<const Resource extends v.ObjectEntries, const Hooks extends v.ObjectEntries>(
  platform: string,
  thing: string,
  resource: Resource,
  hooks: Hooks,
) {
  return {
    version: v.optional(v.custom<unknown>(version => Number(version) === 0, 'CodeDeploy knows version 0.0 alone')),
    Resources: v.array(
      v.record(v.string(), mapping('a resource', resource), 'a resource is a mapping from its name to what it is'),
      `\`Resources\` is a list of one ${thing}`,
    ),
    Hooks: v.nullish(
      v.array(
        v.objectWithRest(
          hooks,
          v.never(`no event of ${platform} that takes a hook`),
          'a hook is a mapping: `Event: function`',
        ),
        '`Hooks` is a list of `Event: function`',
      ),
    ),
  };
}
