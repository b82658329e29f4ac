import { AwsError, commonErrorStatus } from './aws-error.ts';
import { type Fault, membersOf } from './fault.ts';
import { decodeForm } from './form-codec.ts';
import { EMPTY_FORM, parseForm, type Form } from './form.ts';
import type { Protocol, Reply } from './protocol.ts';
import { bodyText, type WireRequest } from './request.ts';
import { encodeXmlMembers } from './xml-codec.ts';
import { xmlElement, xmlText, type Xml } from './xml.ts';

/** The AWS Query protocol: a form with Action and Version in, XML out. */
export const awsQuery: Protocol = {
  operationName: request => leaf(addressOf(request), 'Action'),
  findOperation: (request, model) => {
    const form = addressOf(request);
    return leaf(form, 'Version') === model.version ? model.operations.get(leaf(form, 'Action')) : undefined;
  },
  unknownOperation: request => {
    const form = addressOf(request);
    const version = leaf(form, 'Version') || 'NO_VERSION_SPECIFIED';
    return new AwsError('InvalidAction', `Could not find operation ${leaf(form, 'Action')} for version ${version}`);
  },
  refusals: { missing: 'ValidationError', malformed: 'MalformedInput' },
  commonErrorStatus,
  readInput: (request, operation) => {
    const parameters = new Map(parseForm(bodyText(request)));
    parameters.delete('Action');
    parameters.delete('Version');
    return decodeForm(operation.input, parameters);
  },
  writeOutput: (model, operation, output, requestId) => {
    const result = xmlElement(`${operation.name}Result`, encodeXmlMembers(membersOf(operation.output), output));
    const metadata = xmlElement('ResponseMetadata', [textElement('RequestId', requestId)]);
    // An operation whose output is the unit type has no result element.
    const content = operation.output.isUnitSchema() ? [metadata] : [result, metadata];
    return xmlReply(200, xmlElement(`${operation.name}Response`, content, model.xmlNamespace));
  },
  writeFault: (model, fault, _request, requestId) => {
    const error = xmlElement('Error', [
      textElement('Type', fault.side),
      textElement('Code', fault.code),
      textElement('Message', fault.message),
      ...encodeExtras(fault),
    ]);
    const content = [error, textElement('RequestId', requestId)];
    return xmlReply(fault.status, xmlElement('ErrorResponse', content, model.xmlNamespace));
  },
};

/** The parameters, or none when the request is no such form at all. A form that contradicts itself names its Action still. */
function addressOf(request: WireRequest): Form {
  const contentType = request.headers['content-type'] ?? '';
  if (request.method !== 'POST' || !contentType.startsWith('application/x-www-form-urlencoded')) return EMPTY_FORM;
  return new Map(new URLSearchParams(bodyText(request)));
}

function leaf(form: Form, name: string): string {
  const node = form.get(name);
  return typeof node === 'string' ? node : '';
}

// The message has its own element, whatever its member is called.
function encodeExtras(fault: Fault): readonly Xml[] {
  if (fault.schema === undefined) return [];
  const extras = Object.entries(fault.members).filter(([name]) => name.toLowerCase() !== 'message');
  return encodeXmlMembers(membersOf(fault.schema), Object.fromEntries(extras));
}

function textElement(name: string, text: string): Xml {
  return xmlElement(name, [xmlText(text)]);
}

function xmlReply(status: number, document: Xml): Reply {
  return { status, headers: { 'content-type': 'text/xml' }, body: Buffer.from(document.xml) };
}
