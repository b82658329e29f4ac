import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkDefinitionFile } from '../../src/request/definition-file.ts';

const definition = {
  family: 'api',
  containerDefinitions: [{ name: 'web', image: 'registry/web:1', portMappings: [{ containerPort: 8080 }] }],
  cpu: '256',
};

const read = (text: string) => checkDefinitionFile('ecs/api.json', text);

describe('a task definition file', () => {
  test('is read as JSON or YAML, whatever it is called', () => {
    // given
    const yaml = [
      'family: api',
      'containerDefinitions:',
      '  - name: web',
      '    image: registry/web:1',
      '    portMappings: [{ containerPort: 8080 }]',
      'cpu: "256"',
    ].join('\n');

    // when
    const checked = [yaml, JSON.stringify(definition), JSON.stringify(definition, undefined, '\t')].map(read);

    // then
    expect(checked).toEqual(checked.map(() => ({ ok: true, value: definition })));
  });

  test('passes everything through that is not known, exactly', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(undefined, 2, '\t'), (extra, indent) => {
        // given
        const unknown = Object.entries(extra).map(([key, value]) => [`x-${key}`, value]);
        const wanted = { ...Object.fromEntries(unknown), ...definition };
        const text = JSON.stringify(wanted, undefined, indent);

        // when
        const checked = read(text);

        // then
        expect(checked.ok && JSON.stringify(checked.value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  test('may be the whole answer of describe-task-definition, whose tags are kept', () => {
    // given
    const tags = [{ key: 'team', value: 'payments' }];
    const answer = { taskDefinition: { ...definition, revision: 7 }, tags };

    // when
    const checked = read(JSON.stringify(answer));

    // then
    expect(checked).toEqual({ ok: true, value: { ...definition, revision: 7, tags } });
  });

  const notARole = 'not the ARN of a role, nor its name alone';

  test.each([
    'api-task',
    'arn:aws:iam::123456789012:role/api-task',
    'arn:aws-cn:iam::123456789012:role/teams/shop+web/api_task@2',
    '',
  ])('may name its roles as AWS takes them: %j', taskRoleArn => {
    // given
    const written = { ...definition, taskRoleArn, executionRoleArn: null };

    // when
    const checked = read(JSON.stringify(written));

    // then
    expect(checked).toEqual({ ok: true, value: written });
  });

  test.each([
    ['- family: api', 1, 'not a task definition: no mapping'],
    ['', 1, 'not a task definition: no mapping'],
    ['{"taskDefinition": []}', 1, '`taskDefinition` is no mapping'],
    ['containerDefinitions:\n  - name: web\n', 1, '`family` is missing'],
    ['family: api', 1, '`containerDefinitions` is missing'],
    ['family: 12\ncontainerDefinitions: [{ name: web }]', 1, '`family` is text'],
    ['family: ""\ncontainerDefinitions: [{ name: web }]', 1, 'not a family: letters, digits, `_` and `-`, 255 at most'],
    [
      'family: "*"\ncontainerDefinitions: [{ name: web }]',
      1,
      'not a family: letters, digits, `_` and `-`, 255 at most',
    ],
    ['executionRoleArn: "arn:aws:iam::*:role/*"', 1, notARole],
    ['taskRoleArn: "*"', 1, notARole],
    ['taskRoleArn: teams/api', 1, notARole],
    ['taskRoleArn: arn:aws:iam::123456789012:user/api', 1, notARole],
    ['taskRoleArn: 12', 1, notARole],
    ['family: api\ncontainerDefinitions: []', 2, '`containerDefinitions` is empty'],
    ['family: api\ncontainerDefinitions: {}', 2, '`containerDefinitions` is a list'],
    ['family: api\ncontainerDefinitions:\n  - web', 3, 'a container is a mapping'],
    ['family: api\ncontainerDefinitions:\n  - name: web\n  - image: x', 4, '`name` is missing'],
    ['family: api\ncontainerDefinitions:\n  - name: ""', 3, 'a container has a name'],
    ['family: api\ncontainerDefinitions:\n  - name: web\n  - name: web', 4, 'another container has this name'],
    ['family: api\ncontainerDefinitions:\n  - name: web\n    essential: "no"', 4, '`essential` is `true` or `false`'],
    ['family: api\ncontainerDefinitions:\n  - name: web\ncpu: 256', 4, 'AWS takes text only'],
    [
      'family: api\ncontainerDefinitions:\n  - name: web\n    environment:\n      - name: PIN\n        value: 1234',
      6,
      'AWS takes text only',
    ],
    [
      'family: api\ncontainerDefinitions:\n  - name: web\n    image: !Sub x',
      4,
      'a tag (`!...`) that means nothing here',
    ],
    ['family: api\nfamily: api\ncontainerDefinitions: [{ name: web }]', 2, 'this key stands here a second time'],
    [
      '{\n  "family": "api",\n  "containerDefinitions": [\n    { "name": "web" }\n',
      5,
      expect.stringContaining('not readable as YAML or JSON'),
    ],
  ])('%j is refused with its path and line', (text, line, reason) => {
    // when
    const checked = read(text);

    // then
    const problem = expect.objectContaining({ where: `task-definition, ecs/api.json line ${line}`, reason });
    expect(checked.ok ? [] : checked.problems).toContainEqual(problem);
  });

  test.each([
    ['cpu: 256', 'put it in quotes'],
    ['memory: true', 'put it in quotes'],
    ['containerDefinitions: [{ name: web, essential: "true" }]', 'write it without quotes'],
  ])('%s is answered with where the quotes belong', (line, remedy) => {
    // given
    const rest = line.startsWith('container') ? 'family: api' : 'family: api\ncontainerDefinitions: [{ name: web }]';

    // when
    const checked = read(`${rest}\n${line}`);

    // then
    expect(checked).toEqual({ ok: false, problems: [expect.objectContaining({ remedy })] });
  });

  test('counts the lines inside the answer of describe-task-definition as they stand in the file', () => {
    // when
    const checked = read('{\n"taskDefinition": {\n"family": "api",\n"containerDefinitions": [\n{"name": 1}]}}');

    // then
    const wheres = checked.ok ? [] : checked.problems.map(({ where }) => where);
    expect(wheres).toEqual(['task-definition, ecs/api.json line 5']);
  });

  test('written in the names of CloudFormation is answered with those of ECS', () => {
    // when
    const checked = read('Family: api\nContainerDefinitions: [{ Name: web }]');

    // then
    const remedies = checked.ok ? [] : checked.problems.map(({ remedy }) => remedy);
    expect(remedies).toEqual([
      'did you mean `family` where `Family` stands?',
      'did you mean `containerDefinitions` where `ContainerDefinitions` stands?',
    ]);
  });

  test.each([
    ['a syntax error', (secret: string) => `family: api\nx: "${secret}\n`],
    ['an unexpected token', (secret: string) => `- a\nb: ${secret}`],
    ['a block header', (secret: string) => `a: | ${secret}\n x`],
    ['a wrong type', (secret: string) => `family: [${secret}]\ncontainerDefinitions: ${secret}`],
    [
      'a value in a container',
      (secret: string) => `family: a\ncontainerDefinitions: [{ name: w, environment: ${secret} }]`,
    ],
    ['a scalar', (secret: string) => secret],
  ])('never repeats what stands in it: %s', (_, textWith) => {
    // given
    const secret = 'hunter2hunter2';

    // when
    const checked = read(textWith(secret));

    // then
    expect(checked.ok).toBe(false);
    expect(JSON.stringify(checked)).not.toContain(secret);
  });
});
