import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
exports.Ll = identity.isNode;
__webpack_unused_export__ = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
exports.HN = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
exports.YR = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(452);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 2216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ systemClock)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./lib/engine/clock.js

/**
 * The machine's clock. Both functions are looked up at each call and never kept, because the tests put the process on
 * virtual time by replacing `setTimeout` of `node:timers/promises` and the global `Date`.
 */
const systemClock = {
    now: () => Date.now(),
    sleep: async (ms, signal) => {
        try {
            await promises_namespaceObject.setTimeout(ms, undefined, signal ? { signal } : {});
        }
        catch (error) {
            if (!signal?.aborted)
                throw error;
        }
    },
};


/***/ }),

/***/ 1520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  t: () => (/* binding */ publisher)
});

;// CONCATENATED MODULE: ./lib/report/escape.js
/**
 * The one place where foreign text (AWS's messages, names, inputs) is made harmless before it stands in Markdown, in a
 * Mermaid diagram or in the log. Text is always cleaned and cut first and escaped last, so that no escape is cut in half.
 */
const terminalColours = /\u001b\[[\d;]*[A-Za-z]/g;
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** They choose between the text and the picture of an emoji, are frequent in honest text, and hide nothing. */
const emojiVariants = new Set(['\uFE0E', '\uFE0F']);
/** Text that shows all that is in it: one line, with right-to-left, zero-width and control characters by their number. */
function visible(text) {
    return text
        .replace(terminalColours, '')
        .replace(/[\s\u2028\u2029]+/g, ' ')
        .trim()
        .replace(unseen, character => (emojiVariants.has(character) ? character : codePoint(character)));
}
function codePoint(character) {
    return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
/** The same for what is copied and run: every space stays as it is, and what cannot be seen spoils it visibly. */
function exact(line) {
    return line.replace(unseen, codePoint);
}
/** At most `most` characters, the last of them an ellipsis where something was cut. Never half a surrogate pair. */
function cut(text, most) {
    if (text.length <= most)
        return text;
    const characters = Array.from(text);
    return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
/**
 * One line for the job log. GitHub's runner executes `##[command]` wherever it stands in a line (and `::command` only at
 * its start, which every line of ours gives to the time), so that mark is broken.
 */
function logText(text, most = 800) {
    return cut(visible(text).replaceAll('##[', '## ['), most);
}
/** Foreign text that may have many lines, for the log: no empty lines, and the middle left out beyond `most` lines. */
function logLines(text, most = 40) {
    const lines = text
        .split(/\r\n|[\n\r\u2028\u2029]/)
        .map(line => logText(line))
        .filter(line => line !== '');
    if (lines.length <= most)
        return lines;
    const half = Math.floor(most / 2);
    return [...lines.slice(0, half), `… ${lines.length - 2 * half} lines left out …`, ...lines.slice(-half)];
}
/** The width of nothing. GitHub looks for mentions and issue links in the rendered text, where a backslash is gone. */
const split = '&#8203;';
const entity = (character) => `&#${character.codePointAt(0)};`;
/** Text inside a line of Markdown or a cell of a table. What stands between backticks stays a code span, made anew. */
function inline(text, most = 300) {
    return cut(visible(text), most)
        .split(/`([^`]*[^`\s][^`]*)`/)
        .map((piece, index) => (index % 2 === 0 ? escaped(piece) : code(piece, most)))
        .join('');
}
/**
 * Numeric character references never count as structure (CommonMark 2.5), so they serve wherever a backslash would have
 * to be counted.
 */
function escaped(text) {
    return text
        .replace(/[&<>|\\`*~[\]]/g, entity)
        .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '&#95;')
        .replace(/^[-+=]|(?<=^\d{1,9})[.)]/, entity)
        .replace(/\$/g, '<span>$</span>')
        .replace(/@/g, `@${split}`)
        .replace(/(?<!&)#/g, `&#35;${split}`)
        .replace(/\b(gh-)(?=\d)/gi, `$1${split}`)
        .replace(/:(?=\/\/)/g, `:${split}`)
        .replace(/\b(www)\./gi, `$1.${split}`)
        .replace(/(?<![\p{L}\p{N}]):(?=[\w+-]+:)/gu, `:${split}`);
}
/** A name in a code span, in which GitHub links nothing. What could end the span, or the table cell around it, is a `<code>` element instead. */
function code(text, most = 120) {
    const shown = cut(visible(text), most);
    if (shown === '')
        return '(empty)';
    return /[`|\\]/.test(shown) ? `<code>${escaped(shown)}</code>` : `\`${shown}\``;
}
/** A block to copy from, whole or not at all: half a command is a trap. The fence is longer than any that stands in it. */
function codeBlock(text, language, most = 20_000) {
    if (text.length > most)
        return `(${text.length} characters: too long to be shown here)`;
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(run => run.length));
    const fence = '`'.repeat(longest + 1);
    return [`${fence}${language}`, ...text.split('\n').map(exact), fence].join('\n');
}
/**
 * A label in a Mermaid diagram. Colons, semicolons, hashes, quotes, percent signs and brackets are all syntax in one
 * diagram or another, and one wrong character replaces the whole diagram by an error box: only a small alphabet is let through.
 */
function mermaidLabel(text, most = 40) {
    const safe = text
        .normalize('NFKD')
        .replace(/[^A-Za-z0-9 ._/-]+/g, ' ')
        .replace(/ +/g, ' ')
        .trim();
    return cut(safe, most).replace('…', '') || 'unnamed';
}
/** The address of a link in Markdown, or undefined when it is not a plain https address. */
function linkAddress(address) {
    return /^https?:\/\/[\w.:/?=&%~-]+$/.test(address) && address.length <= 2000 ? address : undefined;
}

// EXTERNAL MODULE: ./lib/release/proof.js
var proof = __nccwpck_require__(9135);
// EXTERNAL MODULE: ./lib/request/duration.js
var duration = __nccwpck_require__(2361);
;// CONCATENATED MODULE: ./lib/report/time-words.js
/** The last moment that ECMAScript's Date can hold; beyond it `toISOString` throws. */
const lastMoment = 8.64e15;
/** `2026-11-21T14:02:09.000Z`, or undefined for what is no moment at all. */
function isoTime(at) {
    return Math.abs(at) <= lastMoment ? new Date(at).toISOString() : undefined;
}
/** `14:02:09`, in UTC. */
function clock(at) {
    return isoTime(at)?.slice(-13, -5) ?? '--:--:--';
}
/** `2026-11-21 14:02:09 UTC`. */
function dateAndClock(at) {
    const iso = isoTime(at);
    return iso === undefined ? 'a time not known' : `${iso.slice(0, -14)} ${clock(at)} UTC`;
}
/** The two largest units that are not nothing: `45 s`, `4 min 20 s`, `1 h 5 min`, `2 d 3 h`. Rounded to seconds. */
function time_words_duration(length) {
    if (!Number.isFinite(length))
        return 'a time not known';
    const seconds = Math.max(0, Math.round(length / 1000));
    const units = [
        [Math.floor(seconds / 86_400), 'd'],
        [Math.floor(seconds / 3600) % 24, 'h'],
        [Math.floor(seconds / 60) % 60, 'min'],
        [seconds % 60, 's'],
    ];
    const first = units.findIndex(([count]) => count > 0);
    if (first < 0)
        return '0 s';
    return units
        .slice(first, first + 2)
        .filter(([count]) => count > 0)
        .map(([count, unit]) => `${count} ${unit}`)
        .join(' ');
}
/** When something is due: `until 14:06:29 UTC, in 4 min 20 s`, or how long it is overdue. */
function untilWhen(until, now) {
    const moment = `until ${clock(until)} UTC`;
    if (until > now)
        return `${moment}, in ${time_words_duration(until - now)}`;
    return until === now ? `${moment}, now` : `${moment}, overdue by ${time_words_duration(now - until)}`;
}

;// CONCATENATED MODULE: ./lib/report/gate-words.js



const outcomes = {
    pass: { emoji: '✅', word: 'pass' },
    fail: { emoji: '❌', word: 'FAIL' },
    inconclusive: { emoji: '❔', word: 'inconclusive' },
    'no-data': { emoji: '⚪', word: 'no data' },
    error: { emoji: '⚠️', word: 'could not be read' },
};
function outcomeWord(outcome) {
    return outcomes[outcome].word;
}
function outcomeFace(outcome) {
    return `${outcomes[outcome].emoji} ${outcomes[outcome].word}`;
}
/** A reading that proves nothing either way. */
function isDoubt(reading) {
    return reading.outcome !== 'pass' && reading.outcome !== 'fail';
}
function forceWords(force) {
    return force === 'advisory' ? ' (advisory)' : '';
}
/** `p99 1.84, limit 0.9, 2 samples`. */
function measuredWords(measured) {
    const samples = measured.samples === 1 ? '1 sample' : `${measured.samples} samples`;
    return `${measured.metric} ${figure(measured.value)}, limit ${figure(measured.limit)}, ${samples}`;
}
/** What a reading says for the log: its own sentence has value and limit. */
function readingWords(reading) {
    const who = `gate ${reading.gate}: ${reading.subject}${forceWords(reading.force)}`;
    const measured = reading.outcome === 'fail' ? reading.measured : undefined;
    const since = measured === undefined ? '' : ` (failing since ${clock(measured.since)} UTC)`;
    return `${who}: ${outcomeWord(reading.outcome)}: ${reading.says}${since}`;
}
const times = {
    'before-traffic': 'before traffic',
    during: 'while traffic shifts',
    bake: 'during the bake',
    always: 'from the first look to the end of the bake',
};
/** What is measured and when, and what it can prove. */
function gateWords(gate) {
    const advisory = gate.force === 'advisory' ? ' (advisory: shown, not obeyed)' : '';
    return { what: whatIsMeasured(gate), when: times[gate.when], proves: `${passesWhen(gate)}${advisory}` };
}
function whatIsMeasured(gate) {
    switch (gate.kind) {
        case 'alarms':
            return gate.alarms.join(', ');
        case 'smoke':
            return `GET ${(0,proof/* smokeSubject */.sk)(gate.check)}`;
        case 'targets':
            return "green's targets, as the load balancer sees them";
    }
}
function passesWhen(gate) {
    switch (gate.kind) {
        case 'alarms':
            return 'no alarm is in ALARM';
        case 'smoke':
            return answerWords(gate.check);
        case 'targets':
            return `at least ${gate.healthy} % of them are healthy`;
    }
}
/** What is looked for in an answer is told by its kind, and its text is not: it may be a secret. */
function answerWords({ status, contains, headers, latency, timeout, retries }) {
    const names = [...headers.keys()];
    const parts = [
        `status ${status}`,
        ...(contains === undefined ? [] : ['a text in the body']),
        ...(names.length === 0 ? [] : [`${names.length === 1 ? 'header' : 'headers'} ${names.join(', ')}`]),
    ];
    const tries = retries === 0 ? 'at the only try' : `in one of ${retries + 1} tries`;
    return `it answers with ${parts.join(', ')} within ${(0,duration/* printDuration */.cb)(latency ?? timeout)}, ${tries}`;
}
/** Four significant digits: more is noise beside a limit. */
function figure(value) {
    return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : 'not known';
}

;// CONCATENATED MODULE: ./lib/report/log/line.js


/** The time first, in front of whatever is said: the runner looks for `::command` at the start of a line only. */
function timed(at, text) {
    return `${clock(at)} ${logText(text)}`;
}
function line(at, text) {
    return { kind: 'line', text: timed(at, text) };
}

;// CONCATENATED MODULE: ./lib/release/itinerary.js

/** All that happens when the plan is carried out and nothing goes wrong, in order. */
function itineraryOf(plan) {
    return [...making(plan), ...beforeTraffic(plan), ...shifting(plan), ...baking(plan)];
}
/** From green's first production traffic to the verdict, in milliseconds. */
function timeOfTraffic(plan) {
    return timeOfShift(plan) + watchedBake(plan);
}
/** Before green starts: Greenlight's own writes, each at once after the one before. */
function making(plan) {
    const soon = { from: 'at once', until: 'open', gates: [] };
    if (plan.green.is === 'made')
        return [{ is: 'going on', by: 'Greenlight', green: plan.green.revision.name, ...soon, gates: [] }];
    return [
        { is: 'registering', by: 'Greenlight', family: plan.green.family, ...soon },
        ...(plan.configurationMade === 'by Greenlight'
            ? [{ is: 'making the configuration', by: 'Greenlight', configuration: plan.configuration, ...soon }]
            : []),
        { is: 'beginning', by: 'Greenlight', ...soon },
    ];
}
const itinerary_open = { from: 'open', until: 'open' };
/** The order of "List of lifecycle event hooks for an Amazon ECS deployment" in the CodeDeploy User Guide. */
function beforeTraffic(plan) {
    const { testTraffic } = plan.before;
    const { readyWait } = plan.mover;
    return [
        ...hooks(plan, 'BeforeInstall'),
        { is: 'starting green', by: 'AWS', ...itinerary_open, gates: (0,proof/* gatesOf */.og)(plan, 'staging') },
        ...hooks(plan, 'AfterInstall'),
        ...(testTraffic ? [{ is: 'test traffic', by: 'AWS', ...itinerary_open, gates: [] }] : []),
        // Without test traffic AWS skips the event, and its hook with it.
        ...(testTraffic ? hooks(plan, 'AfterAllowTestTraffic') : []),
        ...(readyWait === 'none'
            ? []
            : [{ is: 'ready wait', by: 'Greenlight', most: readyWait, ...itinerary_open, gates: (0,proof/* gatesOf */.og)(plan, 'staged') }]),
        ...hooks(plan, 'BeforeAllowTraffic'),
    ];
}
function shifting(plan) {
    let since = 0;
    return plan.steps.slice(0, -1).map(({ share, hold }) => {
        const from = { sinceTraffic: since };
        since += hold;
        return {
            is: 'step',
            by: 'AWS',
            share,
            from,
            until: { sinceTraffic: since },
            gates: askedFor(plan, hold, 'shifting'),
        };
    });
}
function baking(plan) {
    const arrived = timeOfShift(plan);
    const watched = watchedBake(plan);
    const end = { sinceTraffic: arrived + watched };
    const after = hooks(plan, 'AfterAllowTraffic').map((hook) => ({ ...hook, from: { sinceTraffic: arrived } }));
    return [
        {
            is: 'all traffic',
            by: 'AWS',
            from: { sinceTraffic: arrived },
            until: end,
            gates: askedFor(plan, watched, 'baking'),
        },
        ...after,
        { is: 'reading back', by: 'Greenlight', from: end, until: 'open', gates: [] },
        endOfBlue(plan, arrived, after.length > 0),
    ];
}
/** AWS counts blue's time from the end of the last hook, which only the hook knows. */
function endOfBlue({ mover: { blueKept } }, arrived, hooked) {
    if (blueKept === 'for ever')
        return { is: 'keeping blue', by: 'AWS', ...itinerary_open, gates: [] };
    const from = hooked ? 'open' : { sinceTraffic: arrived + blueKept };
    return { is: 'ending blue', by: 'AWS', from, until: 'open', gates: [] };
}
function timeOfShift({ steps }) {
    return steps.slice(0, -1).reduce((sum, step) => sum + step.hold, 0);
}
/** The last word is two looks before AWS ends blue: a bake that is as long as blue is kept is shorter by that. */
function watchedBake({ bake, mover, policy }) {
    return mover.blueKept === 'for ever' ? bake : Math.max(0, Math.min(bake, mover.blueKept - 2 * policy.poll.proof));
}
function hooks(plan, event) {
    return plan.before.hooks
        .filter(hook => hook.event === event)
        .map(hook => ({ is: 'hook', by: 'your function', hook, ...itinerary_open, gates: [] }));
}
/** A level that is over at once is never looked at. */
function askedFor(plan, hold, phase) {
    return hold > 0 ? (0,proof/* gatesOf */.og)(plan, phase) : [];
}

;// CONCATENATED MODULE: ./lib/report/traffic-words.js
/** `10 %`, `2.5 %`. */
function percent(share) {
    return Number.isFinite(share) ? `${Number(share.toFixed(1))} %` : 'a share not known';
}
/** Ten blocks for a share of traffic; a share that is not nothing, nor all, never looks so. */
function bar(share) {
    if (!Number.isFinite(share))
        return '';
    const blocks = share <= 0 ? 0 : share >= 100 ? 10 : Math.min(9, Math.max(1, Math.round(share / 10)));
    return '█'.repeat(blocks) + '░'.repeat(10 - blocks);
}
/** `all traffic is on green api:42`, `10 % of traffic is on green api:42, 90 % on blue api:41`. */
function servingWords(serving, story, name) {
    switch (serving.who) {
        case 'green':
            return `all traffic is on ${greenName(story, name)}`;
        case 'blue':
            return `all traffic is on ${blueName(story, name)}`;
        case 'split': {
            const rest = percent(100 - serving.green);
            return `${percent(serving.green)} of traffic is on ${greenName(story, name)}, ${rest} on ${blueName(story, name)}`;
        }
        case 'unknown':
            return 'where the traffic is, is not known';
        default: {
            const never = serving;
            return never;
        }
    }
}
/** What serves as far as the story goes: read back at the end, or as last seen. */
function lastServing(story) {
    return story.verdict?.serving ?? story.traffic.at(-1)?.serving;
}
function greenName({ green }, name) {
    return green === undefined ? 'green' : `green ${name(green.name)}`;
}
function blueName({ plan }, name) {
    return plan === undefined ? 'blue' : `blue ${name(plan.blue.name)}`;
}
/** `blue 4 of 4 running; green 2 of 4 running, 2 pending`. */
function capacityWords(capacity) {
    return `blue ${sideWords(capacity.blue)}; green ${sideWords(capacity.green)}`;
}
function sideWords(side) {
    if (side === undefined)
        return 'not there';
    const pending = side.pending > 0 ? `, ${side.pending} pending` : '';
    return `${side.running} of ${side.wanted} running${pending}`;
}

;// CONCATENATED MODULE: ./lib/report/plan-words.js


function strategyWords(strategy) {
    switch (strategy.kind) {
        case 'blue-green':
            return 'blue/green, all traffic at once';
        case 'canary':
            return `canary, ${strategy.steps.map(step => `${percent(step.share)} for ${time_words_duration(step.hold)}`).join(', ')}`;
        case 'linear':
            return `linear, ${percent(strategy.share)} every ${time_words_duration(strategy.every)}`;
        case 'rolling':
            return 'rolling, no traffic steps';
        default: {
            const never = strategy;
            return never;
        }
    }
}
/** What green will be: known by name, or still to be made. */
function greenWords(plan, name) {
    return plan.green.is === 'made' ? name(plan.green.revision.name) : `a new revision of ${name(plan.green.family)}`;
}
/** What becomes of blue once all traffic is on green. */
function blueEndWords(can) {
    if (can.blueKept === 'for ever')
        return 'AWS keeps blue until somebody removes it';
    return `AWS keeps blue for ${time_words_duration(can.blueKept)} after all traffic is on green, then ends it`;
}
function consequences(policy) {
    return [
        { when: 'a gate fails', then: policy.onFailure },
        { when: 'a gate cannot be read or has no data', then: policy.onNoData },
        { when: 'an alarm has insufficient data', then: policy.onSilentAlarm },
        { when: 'a gate is inconclusive', then: policy.onInconclusive },
        { when: `it takes longer than ${time_words_duration(policy.timeout)}`, then: policy.onTimeout },
        { when: 'the run is cancelled', then: policy.onCancel },
    ];
}
/** What this way of moving traffic cannot do, as far as it matters to somebody who waits for the release. */
function limitsOf(can) {
    const kinds = ['blue-green', 'canary', 'linear', 'rolling'];
    const missing = kinds.filter(kind => !can.strategies.includes(kind));
    return [
        ...(missing.length > 0 ? [`it has no ${missing.join(' and no ')} strategy`] : []),
        ...(can.canarySteps === 'one' ? ['a canary has exactly one step before all traffic'] : []),
        ...holdLimit(can),
        `shares are multiples of ${percent(can.percent.unit)} from ${percent(can.percent.least)} to ${percent(can.percent.most)}, ` +
            `times are multiples of ${time_words_duration(can.time.unit)} up to ${time_words_duration(can.time.most)}`,
    ];
}
function holdLimit(can) {
    switch (can.hold) {
        case 'nowhere':
            return ['it cannot hold traffic anywhere, so a step is decided before its time ends'];
        case 'before traffic':
            return ['it can hold before traffic only: once traffic moves, a step is decided before its time ends'];
        case 'anywhere':
            return [];
        default: {
            const never = can.hold;
            return never;
        }
    }
}
/** `image: api:41 → api:42`; a value that may not be shown is only said to have changed. */
function differenceWords(difference) {
    return difference.shown === 'values'
        ? `${difference.field}: ${difference.from} → ${difference.to}`
        : `${difference.field}: changed (value not shown)`;
}

;// CONCATENATED MODULE: ./lib/report/itinerary-words.js





function itineraryWords(plan, name) {
    return itineraryOf(plan).map(stop => ({
        when: whenWords(stop),
        what: whatWords(stop, plan, name),
        who: stop.by,
        proof: proofWords(stop, name),
    }));
}
/** What `T` is, how long the traffic takes, and when Greenlight gives up. */
function timeWords(plan) {
    return ('T is when green first has production traffic; how long green takes to start is for AWS to say. ' +
        `From T to the verdict: ${time_words_duration(timeOfTraffic(plan))}. Time limit: ${time_words_duration(plan.policy.timeout)} from the first look.`);
}
function whenWords({ from, until }) {
    if (typeof from === 'string')
        return from === 'open' ? 'then' : from;
    if (until === 'open')
        return `from ${momentWords(from)}`;
    return `${momentWords(from)} to ${momentWords(until)}`;
}
function momentWords(moment) {
    if (typeof moment === 'string')
        return moment;
    return moment.sinceTraffic === 0 ? 'T' : `T + ${time_words_duration(moment.sinceTraffic)}`;
}
function whatWords(stop, plan, name) {
    switch (stop.is) {
        case 'registering':
            return `register a new revision of ${name(stop.family)}`;
        case 'making the configuration':
            return `make the configuration ${name(stop.configuration)}, if it is not there yet`;
        case 'beginning':
            return `begin the deployment with ${name(plan.configuration)}`;
        case 'going on':
            return `go on with the deployment of ${name(stop.green)}`;
        case 'starting green':
            return 'start green beside blue, which has all traffic';
        case 'test traffic':
            return 'send test traffic to green';
        case 'hook':
            return `${name(stop.hook.function)} runs at ${name(stop.hook.event)}`;
        case 'ready wait':
            return `hold before any traffic until green is proven; after ${time_words_duration(stop.most)} without a word AWS stops`;
        case 'step':
            return `${percent(stop.share)} of traffic on green, held for ${holdWords(stop)}`;
        case 'all traffic':
            return `all traffic on green, bake for ${holdWords(stop)}`;
        case 'reading back':
            return 'read back who serves, and give the verdict';
        case 'ending blue':
            return `${blueEndWords(plan.mover)}: from then on, going back is a new release`;
        case 'keeping blue':
            return blueEndWords(plan.mover);
        default: {
            const never = stop;
            return never;
        }
    }
}
function holdWords({ from, until }) {
    if (typeof from === 'string' || typeof until === 'string')
        return 'a time not known';
    return time_words_duration(until.sinceTraffic - from.sinceTraffic);
}
function proofWords(stop, name) {
    const gates = stop.gates.map(gate => gateName(gate, name)).join(', ');
    switch (stop.is) {
        case 'starting green':
            return ['its tasks run and are healthy', gates].filter(part => part !== '').join('; ');
        case 'hook':
            // CodeDeploy User Guide, "AppSpec hooks section": a function that has not answered after an hour has failed.
            return 'it reports success within 1 h';
        case 'ready wait':
            return gates === '' ? 'green is ready, and no gate is asked' : gates;
        case 'step':
        case 'all traffic':
            return gates === '' ? '⚠️ nothing' : gates;
        case 'reading back':
            return 'the revision that serves, by its identity';
        case 'registering':
        case 'making the configuration':
        case 'beginning':
        case 'going on':
        case 'test traffic':
        case 'ending blue':
        case 'keeping blue':
            return '';
        default: {
            const never = stop;
            return never;
        }
    }
}
function gateName(gate, name) {
    return `${name(gate.name)}${forceWords(gate.force)}`;
}

;// CONCATENATED MODULE: ./lib/report/summary/table.js
/** A table of cells that are harmless already (`escape.ts`). No rows, no table. */
function table(head, rows) {
    if (rows.length === 0)
        return '';
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
/** The first and the last of many rows, with a row that says how many are left out between them. */
function withoutMiddle(rows, most) {
    const [first] = rows;
    if (first === undefined || rows.length <= most)
        return rows;
    const half = Math.floor(most / 2);
    const gap = [`… ${rows.length - 2 * half} left out …`, ...first.slice(1).map(() => '')];
    return [...rows.slice(0, half), gap, ...rows.slice(rows.length - half)];
}
/** The same for a list. */
function list(items, most) {
    return withoutMiddle(items.map(item => [item]), most)
        .map(([item]) => `- ${item}`)
        .join('\n');
}
/** A heading with what is under it, or nothing where there is nothing. */
function section(title, ...blocks) {
    const filled = blocks.filter(block => block !== '');
    return filled.length === 0 ? '' : [`### ${title}`, ...filled].join('\n\n');
}
/** A block that opens on a click. The empty lines make GitHub read Markdown inside the HTML element. */
function fold(title, ...blocks) {
    const filled = blocks.filter(block => block !== '');
    return filled.length === 0 ? '' : [`<details><summary>${title}</summary>`, ...filled, '</details>'].join('\n\n');
}

;// CONCATENATED MODULE: ./lib/report/log/plan.js






/** The plan whole, as it is printed before anything is written. Not in a group: it must be read without a click. */
function planLines(plan, at) {
    return [...headLines(plan), ...orderLines(plan), ...gateLines(plan), ...consequenceLines(plan)].map(([label, text, when = '']) => ({
        kind: 'line',
        text: `${clock(at)} ${label.padEnd(11)} ${when}${logText(text)}`,
    }));
}
/** The label stands before the first of several lines only. */
function rows(label, texts) {
    return texts.map((text, index) => [index === 0 ? label : '', text]);
}
function headLines(plan) {
    const differences = plan.differences.map(differenceWords);
    return [
        ['PLAN', `${plan.run.target} in ${plan.run.environment}`],
        ['blue', plan.blue.name],
        ['green', greenWords(plan, name => name)],
        ...rows('differences', differences.length > 0 ? differences : ['none between blue and green']),
        ['strategy', `${strategyWords(plan.strategy)}, moved by ${plan.mover.mover} with ${plan.configuration}`],
    ];
}
/** A linear release may have 99 steps: the first and the last of them show what the others are. */
const mostStops = 30;
function orderLines(plan) {
    const stops = itineraryWords(plan, name => name);
    const widest = Math.max(...stops.map(stop => stop.when.length));
    const lines = stops.map(({ when, what, who, proof }) => [
        `${who}: ${what}${proof === '' ? '' : `; proof: ${proof}`}`,
        `${when.padEnd(widest)} | `,
    ]);
    return [
        ...withoutMiddle(lines, mostStops).map(([text = '', when = ''], index) => [
            index === 0 ? 'in order' : '',
            text,
            when,
        ]),
        ['times', timeWords(plan)],
    ];
}
function gateLines(plan) {
    if (plan.gates.length === 0)
        return [['gates', 'none: nothing will prove green before it has all traffic']];
    const gates = plan.gates.map(gate => {
        const { what, when, proves } = gateWords(gate);
        return `${gate.name}: ${what}; measured ${when}; passes when ${proves}`;
    });
    return [
        ...rows('gates', gates),
        ...rows('muted', plan.muted.map(alarm => `${alarm}: rang before the release began, not obeyed until it was quiet once`)),
    ];
}
function consequenceLines(plan) {
    return [
        ...rows('cannot', limitsOf(plan.mover).map(limit => `${plan.mover.mover}: ${limit}`)),
        ...rows('if', consequences(plan.policy).map(({ when, then }) => `${when}: ${then}`)),
    ];
}

// EXTERNAL MODULE: ./lib/release/verdict.js
var release_verdict = __nccwpck_require__(556);
;// CONCATENATED MODULE: ./lib/report/unwatched-words.js
const harm = {
    '5xx answers': 'a version that answers with errors',
    'unhealthy targets': 'a version that fails its health checks under traffic',
    latency: 'a version that answers slowly',
};
/** One warning for each signal of the load balancer that no alarm of the gates watches. */
function unwatchedWarnings(plan) {
    return plan.unwatched.map(({ signal }) => `No alarm of the gates watches ${signal} of the load balancer: ${harm[signal]} would pass. Alarms to add, ready to paste, stand at the end of the job summary.`);
}
/** All that a plan warns of. */
function planWarnings(plan) {
    return [...plan.warnings, ...unwatchedWarnings(plan)];
}

;// CONCATENATED MODULE: ./lib/report/story.js

const emptyStory = {
    run: undefined,
    began: undefined,
    lastAt: undefined,
    plan: undefined,
    green: undefined,
    phases: [],
    traffic: [],
    capacity: undefined,
    waiting: undefined,
    gates: [],
    happenings: [],
    writes: [],
    troubles: [],
    warnings: [],
    problems: [],
    verdict: undefined,
};
/** The story with one more event told. Any sequence of events is a story: a late or repeated one is no error. */
function tell(story, event) {
    return withEvent({ ...story, began: story.began ?? event.at, lastAt: event.at }, event);
}
function withEvent(story, event) {
    switch (event.type) {
        case 'began':
            return { ...story, run: event.run };
        case 'problems':
            return event.problems.length === 0 ? story : refused(story, event.problems, event.at);
        case 'planned':
            return planned(story, event.plan);
        case 'green':
            return { ...story, green: event.revision };
        case 'phase':
            return { ...story, phases: enter(story.phases, event.phase, event.because, event.at), waiting: undefined };
        case 'wrote':
            return { ...story, writes: [...story.writes, { at: event.at, what: event.what }] };
        case 'traffic':
            return { ...story, traffic: addPoint(story.traffic, { at: event.at, serving: event.serving }) };
        case 'capacity':
            return { ...story, capacity: { at: event.at, blue: event.blue, green: event.green } };
        case 'waiting': {
            const since = story.waiting?.wait === event.wait ? story.waiting.since : event.at;
            return { ...story, waiting: { since, wait: event.wait, until: event.until } };
        }
        case 'gates':
            return { ...story, gates: event.readings.reduce(addReading, story.gates) };
        case 'happened':
            return isKnown(story, event.happening) ? story : { ...story, happenings: [...story.happenings, event.happening] };
        case 'trouble':
            return { ...story, troubles: addTrouble(story.troubles, event.trouble, event.at) };
        case 'warning':
            return addWarning(story, event.warning);
        case 'verdict':
            return story.verdict === undefined ? ended(story, event.verdict, event.at) : story;
        default: {
            const never = event;
            return never;
        }
    }
}
/** Whether this happening was told before: AWS repeats its events at every look. */
function isKnown(story, happening) {
    return story.happenings.some(told => told.id === happening.id);
}
/** Whether this warning was given before, by itself or within the plan. */
function isWarned(story, warning) {
    return story.warnings.includes(warning);
}
/** The phase that the release is in, if it is in one. */
function currentPhase(story) {
    const last = story.phases.at(-1);
    return last?.to === undefined ? last : undefined;
}
const work = {
    planned: false,
    staging: true,
    staged: true,
    shifting: true,
    baking: true,
    released: false,
    reverting: true,
    'rolled-back': false,
};
/** Whether something is done or waited for in this phase; a plan and an end take no time. */
function isWork({ phase }) {
    return work[phase];
}
/** The line of a gate's subject as it stood before a new reading of it. */
function lineOf(lines, reading) {
    return lines.find(line => line.reading.gate === reading.gate && line.reading.subject === reading.subject);
}
function sameServing(one, other) {
    if (one.who === 'unknown' || other.who === 'unknown')
        return one.who === other.who;
    return one.green === other.green;
}
function enter(phases, phase, because, at) {
    const last = phases.at(-1);
    if (last?.phase === phase && last.to === undefined)
        return phases;
    return [...story_closed(phases, at), { phase, because, from: at, to: undefined }];
}
function story_closed(phases, at) {
    return phases.map(span => (span.to === undefined ? { ...span, to: at } : span));
}
function addPoint(points, point) {
    const last = points.at(-1);
    return last !== undefined && sameServing(last.serving, point.serving) ? points : [...points, point];
}
function addReading(lines, reading) {
    const before = lineOf(lines, reading);
    const change = { at: reading.at, outcome: reading.outcome };
    if (before === undefined)
        return [...lines, { reading, since: reading.at, changes: [change] }];
    const same = before.reading.outcome === reading.outcome;
    const now = same
        ? { ...before, reading }
        : { reading, since: reading.at, changes: [...before.changes, change] };
    return lines.map(line => (line === before ? now : line));
}
function addWarning(story, warning) {
    return isWarned(story, warning) ? story : { ...story, warnings: [...story.warnings, warning] };
}
function addTrouble(troubles, trouble, at) {
    const before = troubles.find(told => told.trouble === trouble);
    if (before === undefined)
        return [...troubles, { trouble, times: 1, first: at, last: at }];
    return troubles.map(told => (told === before ? { ...told, times: told.times + 1, last: at } : told));
}
function planned(story, plan) {
    const green = plan.green.is === 'made' ? plan.green.revision : story.green;
    return planWarnings(plan).reduce(addWarning, { ...story, run: plan.run, plan, green });
}
/** Problems are found before the first write and end whatever was under way. */
function refused(story, problems, at) {
    return { ...story, problems: [...story.problems, ...problems], phases: story_closed(story.phases, at), waiting: undefined };
}
/** The verdict's own serving is the last word on traffic: it was read back at the end. */
function ended(story, verdict, at) {
    const traffic = addPoint(story.traffic, { at: verdict.at, serving: verdict.serving });
    return { ...story, traffic, phases: story_closed(story.phases, at), waiting: undefined, verdict };
}

;// CONCATENATED MODULE: ./lib/report/verdict-words.js
/** How a verdict looks to people: always the picture with the word, never the picture alone. */
const faces = {
    released: { emoji: '✅', title: 'Released' },
    'nothing-to-do': { emoji: '✅', title: 'Nothing to do' },
    planned: { emoji: '📋', title: 'Planned' },
    staged: { emoji: '✅', title: 'Staged' },
    reported: { emoji: '📋', title: 'Reported' },
    restored: { emoji: '✅', title: 'Restored' },
    drilled: { emoji: '✅', title: 'Drilled' },
    'rolled-back': { emoji: '↩️', title: 'Rolled back' },
    failed: { emoji: '❌', title: 'Failed' },
    refused: { emoji: '⛔', title: 'Refused' },
    held: { emoji: '✋', title: 'Held' },
    cancelled: { emoji: '🛑', title: 'Cancelled' },
    superseded: { emoji: '⚠️', title: 'Superseded' },
    broken: { emoji: '🚨', title: 'Broken' },
    unknown: { emoji: '❓', title: 'Unknown' },
};
function verdictTitle(name) {
    return faces[name].title;
}
function verdictFace(name) {
    return `${faces[name].emoji} ${faces[name].title}`;
}
/** How a release is named that was refused for what was asked. */
function problemTitle(count) {
    return `${count === 1 ? '1 problem' : `${count} problems`}, nothing was written`;
}

;// CONCATENATED MODULE: ./lib/report/log/ending.js






/** GitHub's runner cuts the message of an annotation at 4,096 characters. */
const mostOfAnnotation = 4_000;
const rule = '─'.repeat(60);
/** Each problem on a line, then all of them in the one error. */
function problemLines(event, before) {
    const lines = event.problems.flatMap(problem => [
        { kind: 'line', text: `${clock(event.at)} problem: ${logText(problemWords(problem))}` },
        ...commandOf(problem).map(command => ({ kind: 'line', text: `${clock(event.at)} run: ${command}` })),
    ]);
    if (isAnnotated(before))
        return lines;
    const texts = event.problems.flatMap(problem => [
        logText(problemWords(problem)),
        ...commandOf(problem).map(command => `run: ${command}`),
    ]);
    return [...lines, { kind: 'error', title: problemTitle(event.problems.length), text: withinAnnotation(texts) }];
}
/** Longer ones are in the record only: a line that the runner cuts would be half a command. */
const mostOfCommand = 3_000;
function commandOf({ command }) {
    if (command === undefined)
        return [];
    const shown = exact(command).replaceAll('##[', '## [');
    return [shown.length > mostOfCommand ? '(a long command: it stands in the record)' : shown];
}
/** As many whole texts as fit into an annotation; the log lines above it have them all. */
function withinAnnotation(texts) {
    const room = mostOfAnnotation - 60;
    const ends = texts.map((_, index) => texts.slice(0, index + 1).join('\n').length);
    const fitting = ends.filter(end => end <= room).length;
    const rest = texts.length - fitting;
    return [...texts.slice(0, fitting), ...(rest > 0 ? [`… and ${rest} more, in the log`] : [])].join('\n');
}
function problemWords(problem) {
    const value = problem.value === undefined ? '' : ` (here: ${cut(problem.value, 200)})`;
    const remedy = problem.remedy === undefined ? '' : ` → ${problem.remedy}`;
    return `${problem.where}${value}: ${problem.reason}${remedy}`;
}
/** The frame that a reader finds at the end of the log, and the one annotation of the release. */
function verdictLines(event, before) {
    const { verdict } = event;
    if (before.verdict !== undefined)
        return [];
    const frame = [
        ...followUpLines(verdict, event),
        ...frameOf(verdict, before, event).map(text => ({ kind: 'line', text: `${clock(event.at)} ${text}` })),
    ];
    if (isAnnotated(before))
        return frame;
    const serving = servingWords(verdict.serving, before, name => name);
    const next = verdict.next === undefined ? '' : ` Next: ${verdict.next}`;
    const text = cut(logText(`${verdict.because} Now ${serving}.${next}`, mostOfAnnotation), mostOfAnnotation);
    return [...frame, { kind: (0,release_verdict/* exitStatus */.$)(verdict.name) === 0 ? 'notice' : 'error', title: title(verdict, before), text }];
}
/** True, and no news beside the causes: folded away, above the frame. */
function followUpLines({ followUps }, { at }) {
    if (followUps.length === 0)
        return [];
    return [
        { kind: 'group', title: `${clock(at)} what followed from the causes below (${followUps.length})` },
        ...followUps.map(text => ({ kind: 'line', text: `${clock(at)} ${logText(text)}` })),
        { kind: 'end-group' },
    ];
}
function title(verdict, before) {
    const target = before.run === undefined ? '' : `: ${before.run.target} in ${before.run.environment}`;
    return logText(`${verdictTitle(verdict.name)}${target}`, 200);
}
/** One annotation per release: problems have had theirs. */
function isAnnotated(story) {
    return story.verdict !== undefined || story.problems.length > 0;
}
function frameOf(verdict, before, event) {
    const phases = phasesText(tell(before, event));
    const rows = [
        ['verdict', `${verdict.name} (exit status ${(0,release_verdict/* exitStatus */.$)(verdict.name)})`],
        ['serving', servingText(verdict, before)],
        ['because', verdict.because],
        ...verdict.causes.map(cause => ['cause', cause]),
        ...(verdict.next === undefined ? [] : [['next', verdict.next]]),
        ...(phases === '' ? [] : [['phases', phases]]),
        ...(before.run === undefined ? [] : [['release', before.run.releaseId]]),
    ];
    return [rule, ...rows.map(([label, text]) => `${label.padEnd(8)} ${logText(text)}`), rule];
}
function servingText(verdict, before) {
    const words = servingWords(verdict.serving, before, name => name);
    return verdict.serving.who === 'unknown'
        ? `${words}: ${verdict.serving.because}`
        : `${bar(verdict.serving.green)} ${words}, as last read back from AWS`;
}
function phasesText(story) {
    const lasting = story.phases.filter(isWork);
    return lasting.map(span => `${span.phase} ${time_words_duration((span.to ?? span.from) - span.from)}`).join(', ');
}

;// CONCATENATED MODULE: ./lib/report/log.js









/** GitHub's runner keeps ten annotations of a type per step; one is left for what the runner itself may warn of. */
const mostWarnings = 9;
/** A warning may hold a command that mends it, and half a command is a trap. GitHub's runner cuts at 4,096 characters. */
const mostOfWarning = 1_500;
/** Everything that changed by this event, and nothing else. `before` is the story without the event. */
function logOf(event, before) {
    switch (event.type) {
        case 'began':
            return beganLines(event);
        case 'problems':
            return event.problems.length === 0 ? [] : [...groupEnd(before), ...problemLines(event, before)];
        case 'planned':
            return [...planLines(event.plan, event.at), ...warningLines(planWarnings(event.plan), event.at, before)];
        case 'green':
            return before.green?.id === event.revision.id ? [] : [line(event.at, `green is ${event.revision.name}`)];
        case 'phase':
            return phaseLines(event, before);
        case 'wrote':
            return [line(event.at, `wrote to AWS: ${event.what}`)];
        case 'traffic':
            return trafficLines(event, before);
        case 'capacity':
            return capacityLines(event, before);
        case 'waiting':
            return waitingLines(event, before);
        case 'gates':
            return log_gateLines(event, before);
        case 'happened':
            return happeningLines(event, before);
        case 'trouble':
            return troubleLines(event, before);
        case 'warning':
            return warningLines([event.warning], event.at, before);
        case 'verdict':
            return [...groupEnd(before), ...verdictLines(event, before)];
        default: {
            const never = event;
            return never;
        }
    }
}
function beganLines(event) {
    const { releaseId, changeId, environment, target, caller } = event.run;
    return [
        line(event.at, `Greenlight: ${target} in ${environment}`),
        line(event.at, `as ${caller}`),
        line(event.at, `release ${releaseId}, change ${changeId}`),
    ];
}
/** Groups do not nest on GitHub, so one is closed before the next, and before what must not be folded away. */
function groupEnd(story) {
    const phase = currentPhase(story);
    return phase !== undefined && isWork(phase) ? [{ kind: 'end-group' }] : [];
}
function phaseLines(event, before) {
    if (currentPhase(before)?.phase === event.phase)
        return [];
    const text = timed(event.at, `${event.phase}: ${event.because}`);
    const entered = isWork(event) ? { kind: 'group', title: text } : { kind: 'line', text };
    return [...groupEnd(before), entered];
}
function trafficLines(event, before) {
    const last = before.traffic.at(-1);
    if (last !== undefined && sameServing(last.serving, event.serving))
        return [];
    const words = servingWords(event.serving, before, name => name);
    if (event.serving.who === 'unknown')
        return [line(event.at, `traffic: ${words}: ${event.serving.because}`)];
    return [line(event.at, `traffic ${bar(event.serving.green)} ${words}`)];
}
function capacityLines(event, before) {
    const words = capacityWords(event);
    if (before.capacity !== undefined && capacityWords(before.capacity) === words)
        return [];
    return [line(event.at, `capacity: ${words}`)];
}
/** A deadline that AWS gives to the second is derived anew at every look; less than this is no news. */
const newsInDeadline = 5_000;
function waitingLines(event, before) {
    const last = before.waiting;
    const moved = last?.until === undefined || event.until === undefined
        ? last?.until !== event.until
        : Math.abs(last.until - event.until) > newsInDeadline;
    if (last?.wait === event.wait && !moved)
        return [];
    const until = event.until === undefined ? '' : `, ${untilWhen(event.until, event.at)}`;
    return [line(event.at, `waiting for ${event.wait}${until}`)];
}
function log_gateLines(event, before) {
    return event.readings
        .filter(reading => lineOf(before.gates, reading)?.reading.outcome !== reading.outcome)
        .map(reading => line(event.at, readingWords(reading)));
}
function happeningLines(event, before) {
    const { happening } = event;
    if (isKnown(before, happening))
        return [];
    const mark = happening.kind === 'cause' && happening.of !== 'symptom' ? 'AWS says why' : 'AWS says';
    const said = [
        ...logLines(happening.text),
        ...(happening.log === undefined ? [] : logLines(happening.log).map(text => `its log: ${text}`)),
    ];
    return said.map(text => ({ kind: 'foreign', text: `${clock(event.at)} ${mark} (${clock(happening.at)}): ${text}` }));
}
/** The first time, and whenever the count has doubled: a long throttling leaves a handful of lines. */
function troubleLines(event, before) {
    const times = (before.troubles.find(told => told.trouble === event.trouble)?.times ?? 0) + 1;
    if (!Number.isInteger(Math.log2(times)))
        return [];
    const count = times === 1 ? '' : ` (${times} times so far)`;
    return [line(event.at, `trouble, ridden out: ${event.trouble}${count}`)];
}
function warningLines(warnings, at, before) {
    return [...new Set(warnings)]
        .filter(warning => !isWarned(before, warning))
        .map((warning, index) => before.warnings.length + index < mostWarnings
        ? { kind: 'warning', title: 'Greenlight', text: logText(warning, mostOfWarning) }
        : line(at, `warning: ${warning}`));
}

;// CONCATENATED MODULE: ./lib/report/outputs.js


/**
 * The step's outputs, as far as they are known: an output that is not in the map is not known. Names and ids only:
 * GitHub's runner drops a job output that contains a masked value, and the account id in an ARN often is one.
 */
function outputsOf(story, recordPath) {
    const known = [
        ['verdict', story.verdict?.name],
        ['serving', servingName(lastServing(story))],
        ['because', story.verdict?.because],
        ['release-id', story.run?.releaseId],
        ['change-id', story.run?.changeId],
        ['revision', story.green?.name],
        ['previous-revision', story.plan?.blue.name],
    ];
    const outputs = known.flatMap(([name, value]) => (value === undefined ? [] : [[name, plain(value)]]));
    return new Map([...outputs, ['record', recordPath]]);
}
function servingName(serving) {
    return serving?.who ?? 'unknown';
}
function plain(value) {
    return cut(visible(withoutArns(value)), 1_000);
}
/** `arn:aws:ecs:eu-west-1:123456789012:service/prod/api` becomes `service/prod/api`. */
function withoutArns(text) {
    return text.replace(/\barn:[\w-]*:[\w-]*:[\w-]*:\d*:/g, '');
}

;// CONCATENATED MODULE: ./lib/report/record/plan.js

/** The plan in the record: what was to happen, and what was to prove it. */
function planPart(plan) {
    return {
        mover: plan.mover.mover,
        configuration: plan.configuration,
        'configuration-made-by-greenlight': plan.configurationMade === 'by Greenlight',
        strategy: strategyPart(plan.strategy),
        differences: plan.differences.map(difference => difference.shown === 'values'
            ? { field: difference.field, from: difference.from, to: difference.to }
            : { field: difference.field }),
        steps: plan.steps.map(stepPart),
        'bake-seconds': plan.bake / 1000,
        'test-traffic': plan.before.testTraffic,
        hooks: plan.before.hooks.map(hook => ({ event: hook.event, function: hook.function })),
        'ready-wait-seconds': plan.mover.readyWait === 'none' ? null : plan.mover.readyWait / 1000,
        gates: plan.gates.map(askedPart),
        unwatched: plan.unwatched.map(({ signal, loadBalancer, targetGroups }) => ({
            signal,
            'load-balancer': loadBalancer,
            'target-groups': targetGroups,
        })),
    };
}
/** What a gate asks. The query of an address and the texts that are looked for stay out: they may be secrets. */
function askedPart(gate) {
    const { kind, name, when, force } = gate;
    switch (gate.kind) {
        case 'alarms':
            return { kind, name, when, force, alarms: gate.alarms };
        case 'smoke':
            return { kind, name, when, force, ...checkPart(gate.check) };
        case 'targets':
            return { kind, name, when, force, 'healthy-percent': gate.healthy };
        default: {
            const never = gate;
            return never;
        }
    }
}
function checkPart(check) {
    return {
        url: (0,proof/* smokeSubject */.sk)(check),
        status: check.status,
        'looks-for-text': check.contains !== undefined,
        headers: [...check.headers.keys()],
        'latency-seconds': check.latency === undefined ? null : check.latency / 1000,
        'timeout-seconds': check.timeout / 1000,
        retries: check.retries,
    };
}
function strategyPart(strategy) {
    switch (strategy.kind) {
        case 'blue-green':
        case 'rolling':
            return { kind: strategy.kind };
        case 'canary':
            return { kind: strategy.kind, steps: strategy.steps.map(stepPart) };
        case 'linear':
            return { kind: strategy.kind, 'green-percent': strategy.share, 'every-seconds': strategy.every / 1000 };
        default: {
            const never = strategy;
            return never;
        }
    }
}
function stepPart({ share, hold }) {
    return { 'green-percent': share, 'hold-seconds': hold / 1000 };
}

;// CONCATENATED MODULE: ./lib/report/record.js



/** The version of `docs/record.schema.json`: raised when a reader of the former version would misread the new one. */
const recordVersion = 2;
/**
 * The release as data for audits and retrospectives, after `docs/record.schema.json`. Times are ISO 8601 in UTC, lengths are
 * seconds, and null is "not known". The keys stand in a fixed order, so that two records can be compared line by line.
 */
function recordOf(story) {
    const { run, plan, green, verdict } = story;
    return {
        'schema-version': recordVersion,
        'release-id': run?.releaseId ?? null,
        'change-id': run?.changeId ?? null,
        environment: run?.environment ?? null,
        target: run?.target ?? null,
        caller: run?.caller ?? null,
        'run-url': run?.runUrl ?? null,
        origin: run === undefined ? null : originPart(run.origin),
        began: time(story.began),
        'last-event': time(story.lastAt),
        blue: plan === undefined ? null : revisionPart(plan.blue),
        green: green === undefined ? null : revisionPart(green),
        plan: plan === undefined ? null : planPart(plan),
        problems: story.problems.map(({ where, value, reason, remedy, command }) => ({
            where,
            value: value ?? null,
            reason,
            remedy: remedy ?? null,
            command: command ?? null,
        })),
        phases: story.phases.map(phasePart),
        traffic: story.traffic.map(trafficPart),
        readings: story.gates.map(gatePart),
        causes: story.happenings
            .filter(happening => happening.kind === 'cause')
            .map(({ at, of, text }) => ({ at: time(at), of, text })),
        writes: story.writes.map(({ at, what }) => ({ at: time(at), what })),
        troubles: story.troubles.map(({ trouble, times, first, last }) => ({
            trouble,
            times,
            first: time(first),
            last: time(last),
        })),
        warnings: story.warnings,
        verdict: verdict === undefined ? null : verdictPart(verdict),
        exit: verdict === undefined ? null : (0,release_verdict/* exitStatus */.$)(verdict.name),
    };
}
function time(at) {
    return at === undefined ? null : (isoTime(at) ?? null);
}
function originPart({ repository, workflow, runNumber }) {
    return { repository, workflow, 'run-number': runNumber };
}
function revisionPart({ id, name }) {
    return { id, name };
}
function phasePart({ phase, because, from, to }) {
    return { phase, from: time(from), to: time(to), because };
}
function trafficPart({ at, serving }) {
    return { at: time(at), ...servingPart(serving) };
}
function servingPart(serving) {
    return serving.who === 'unknown'
        ? { serving: serving.who, weights: null, why: serving.because }
        : { serving: serving.who, weights: { green: serving.green, blue: 100 - serving.green } };
}
function gatePart({ reading, since, changes }) {
    return {
        gate: reading.gate,
        subject: reading.subject,
        force: reading.force,
        outcome: reading.outcome,
        since: time(since),
        says: reading.says,
        measured: measuredPart(reading),
        changes: changes.map(({ at, outcome }) => ({ at: time(at), outcome })),
    };
}
function measuredPart(reading) {
    if (reading.outcome !== 'fail' || reading.measured === undefined)
        return null;
    const { metric, value, limit, samples, since } = reading.measured;
    return { metric, value, limit, samples, since: time(since) };
}
function verdictPart({ name, at, serving, because, causes, followUps, next }) {
    return {
        name,
        at: time(at),
        ...servingPart(serving),
        because,
        causes,
        'follow-ups': followUps,
        next: next ?? null,
    };
}

;// CONCATENATED MODULE: ./lib/report/missing-alarms.js
/** The alarms that would watch a signal: one for each target group of the pair. */
function alarmsFor(unwatched) {
    const network = unwatched.loadBalancer.startsWith('net/');
    // A network load balancer sees connections and no answers: it counts neither 5xx nor response times.
    if (network && unwatched.signal !== 'unhealthy targets')
        return [];
    const watching = watchers[unwatched.signal];
    return unwatched.targetGroups.map((group, index) => {
        const name = groupName(group);
        return {
            ...watching,
            key: `${identifier(unwatched.prefix)}_${watching.short}_${index + 1}`,
            name: `${unwatched.prefix}-${watching.short}-${name}`,
            description: `${watching.description} ${name}`,
            namespace: network ? 'AWS/NetworkELB' : 'AWS/ApplicationELB',
            dimensions: { LoadBalancer: unwatched.loadBalancer, TargetGroup: group },
        };
    });
}
/** Metrics of "CloudWatch metrics for your Application Load Balancer"; a count of 5xx is only there when it is not nothing. */
const watchers = {
    '5xx answers': {
        short: '5xx',
        metric: 'HTTPCode_Target_5XX_Count',
        statistic: { is: 'plain', name: 'Sum' },
        threshold: 5,
        unit: 'answers with 5xx in a minute that are still fine',
        description: 'Answers with 5xx from target group',
    },
    'unhealthy targets': {
        short: 'unhealthy',
        metric: 'UnHealthyHostCount',
        statistic: { is: 'plain', name: 'Maximum' },
        threshold: 0,
        unit: 'unhealthy targets that are still fine',
        description: 'Unhealthy targets in target group',
    },
    latency: {
        short: 'p99',
        metric: 'TargetResponseTime',
        statistic: { is: 'percentile', name: 'p99' },
        threshold: 1,
        unit: 'seconds that 99 of 100 answers may take',
        description: 'Response time (p99) of target group',
    },
};
/** `targetgroup/api-1/73e2d6bc24d8a067` is called `api-1`. */
function groupName(dimension) {
    return dimension.split('/')[1] ?? dimension;
}
/** A name that both CloudFormation, in camel case, and Terraform take: it begins with a letter. */
function identifier(text) {
    const plain = text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_|_$/g, '');
    return /^[a-z]/.test(plain) ? plain : `alarm_${plain}`;
}

;// CONCATENATED MODULE: ./lib/report/alarm-templates.js

/** Points of a minute, two of two bad: a load balancer's metrics have nothing finer, and one bad minute is no trend. */
const period = 60;
const points = 2;
/** Resources for a CloudFormation template, in YAML, ready to paste. Empty where nothing is unwatched. */
function cloudFormation(unwatched) {
    const alarms = unwatched.flatMap(alarmsFor);
    if (alarms.length === 0)
        return '';
    return [
        'Resources:',
        ...alarms.flatMap(alarm => [
            `  ${pascal(alarm.key)}:`,
            '    Type: AWS::CloudWatch::Alarm',
            '    Properties:',
            ...[
                `AlarmName: ${quoted(alarm.name)}`,
                `AlarmDescription: ${quoted(alarm.description)}`,
                `Namespace: ${alarm.namespace}`,
                `MetricName: ${alarm.metric}`,
                'Dimensions:',
                ...Object.entries(alarm.dimensions).map(([name, value]) => `  - { Name: ${name}, Value: ${quoted(value)} }`),
                `${alarm.statistic.is === 'plain' ? 'Statistic' : 'ExtendedStatistic'}: ${alarm.statistic.name}`,
                `Period: ${period}`,
                `EvaluationPeriods: ${points}`,
                `DatapointsToAlarm: ${points}`,
                'ComparisonOperator: GreaterThanThreshold',
                `Threshold: ${alarm.threshold} # yours to set: ${alarm.unit}`,
                'TreatMissingData: notBreaching',
            ].map(line => `      ${line}`),
        ]),
        closing(alarms, 'AlarmConfiguration of the CodeDeploy deployment group'),
    ].join('\n');
}
/** The same for Terraform's AWS provider. */
function terraform(unwatched) {
    const alarms = unwatched.flatMap(alarmsFor);
    if (alarms.length === 0)
        return '';
    return [
        ...alarms.flatMap(alarm => [
            `resource "aws_cloudwatch_metric_alarm" "${alarm.key}" {`,
            `  alarm_name          = ${template(alarm.name)}`,
            `  alarm_description   = ${template(alarm.description)}`,
            `  namespace           = "${alarm.namespace}"`,
            `  metric_name         = "${alarm.metric}"`,
            ...(alarm.statistic.is === 'plain'
                ? [`  statistic           = "${alarm.statistic.name}"`]
                : [`  extended_statistic  = "${alarm.statistic.name}"`]),
            `  period              = ${period}`,
            `  evaluation_periods  = ${points}`,
            `  datapoints_to_alarm = ${points}`,
            '  comparison_operator = "GreaterThanThreshold"',
            `  threshold           = ${alarm.threshold} # yours to set: ${alarm.unit}`,
            '  treat_missing_data  = "notBreaching"',
            '  dimensions = {',
            ...Object.entries(alarm.dimensions).map(([name, value]) => `    ${name.padEnd(12)} = ${template(value)}`),
            '  }',
            '}',
            '',
        ]),
        closing(alarms, 'alarm_configuration of the aws_codedeploy_deployment_group'),
    ].join('\n');
}
/** What to do with them: an alarm that nobody names stops nothing. */
function closing(alarms, group) {
    const names = alarms.map(alarm => quoted(alarm.name)).join(', ');
    return [`# Then name them under the step's \`gates\`: alarms: [${names}]`, `# and in ${group}.`].join('\n');
}
function pascal(key) {
    return key
        .split('_')
        .map(word => word.charAt(0).toUpperCase() + word.slice(1))
        .join('');
}
/** A JSON string is a double-quoted one in YAML 1.2 too. */
function quoted(text) {
    return JSON.stringify(text);
}
/** In a string of Terraform's, `${` and `%{` begin a template unless they are doubled. */
function template(text) {
    return quoted(text).replace(/[$%](?=\{)/g, '$&$&');
}

;// CONCATENATED MODULE: ./lib/report/summary/alarms-to-add.js



/** The alarms for what nobody watches, to be pasted; each template is folded once more, for one of the two is enough. */
function alarmsToAdd({ plan }) {
    const unwatched = plan?.unwatched ?? [];
    const templates = cloudFormation(unwatched);
    if (templates === '')
        return '';
    const signals = unwatched.map(one => one.signal).join(', ');
    return fold(`Nobody watches: ${signals}. Alarms to add`, 'One alarm for each target group of the pair, because green stands in either. The thresholds are yours to set.', fold('CloudFormation', codeBlock(templates, 'yaml')), fold('Terraform', codeBlock(terraform(unwatched), 'hcl')));
}

;// CONCATENATED MODULE: ./lib/report/summary/folds.js



/** What only somebody who looks into a release wants to see, each behind a click. */
function folds(story, mostRows) {
    return [
        happenings(story, mostRows),
        phases(story, mostRows),
        writes(story, mostRows),
        troubles(story, mostRows),
        identity(story),
    ];
}
function happenings(story, mostRows) {
    const rows = story.happenings.map(happening => [
        clock(happening.at),
        aboutWords(happening),
        inline(happening.text, 600),
    ]);
    return fold(`What AWS said (${rows.length})`, table(['UTC', '', 'what'], withoutMiddle(rows, mostRows)));
}
function aboutWords(happening) {
    if (happening.kind === 'progress')
        return 'progress';
    return happening.of === 'symptom' ? 'symptom' : `❗ ${happening.of}`;
}
function phases(story, mostRows) {
    const rows = story.phases.map(({ phase, because, from, to }) => [
        clock(from),
        phase,
        to === undefined ? 'not ended' : time_words_duration(to - from),
        inline(because),
    ]);
    return fold(`Phases (${rows.length})`, table(['UTC', 'phase', 'for', 'because'], withoutMiddle(rows, mostRows)));
}
function writes(story, mostRows) {
    const rows = story.writes.map(({ at, what }) => [clock(at), inline(what)]);
    return fold(`Written to AWS (${rows.length})`, table(['UTC', 'what'], withoutMiddle(rows, mostRows)));
}
function troubles(story, mostRows) {
    const rows = story.troubles.map(({ trouble, times, first, last }) => [
        inline(trouble),
        String(times),
        clock(first),
        clock(last),
    ]);
    const all = story.troubles.reduce((sum, { times }) => sum + times, 0);
    return fold(`Troubles ridden out (${all})`, table(['what', 'times', 'first (UTC)', 'last (UTC)'], withoutMiddle(rows, mostRows)));
}
function identity({ run, plan, green }) {
    if (run === undefined)
        return '';
    const rows = [
        ['release', code(run.releaseId)],
        ['change', code(run.changeId)],
        ['target', code(run.target)],
        ['environment', code(run.environment)],
        ['as', code(run.caller)],
        ...(plan === undefined ? [] : [['configuration', code(plan.configuration)]]),
        ...(plan === undefined ? [] : [['blue', code(plan.blue.id, 300)]]),
        ...(green === undefined ? [] : [['green', code(green.id, 300)]]),
    ];
    return fold('Identity of this run', table(['what', 'id'], rows));
}

;// CONCATENATED MODULE: ./lib/report/summary/gates.js




/** What every gate says now, the failing ones first. */
function gates(story, mostRows) {
    const rows = [...story.gates]
        .sort((one, other) => urgency[one.reading.outcome] - urgency[other.reading.outcome])
        .map(line => [
        code(line.reading.gate),
        `${code(line.reading.subject)}${forceWords(line.reading.force)}`,
        outcomeFace(line.reading.outcome),
        valueWords(line.reading),
        clock(line.since),
    ]);
    const head = ['gate', 'subject', 'outcome', 'value against limit', 'since (UTC)'];
    return section('Gates', table(head, withoutMiddle(rows, mostRows)), silence(story));
}
const urgency = { fail: 0, error: 1, 'no-data': 2, inconclusive: 3, pass: 4 };
function valueWords(reading) {
    if (reading.outcome !== 'fail' || reading.measured === undefined)
        return inline(reading.says);
    const since = `failing since ${clock(reading.measured.since)} UTC`;
    return `**${inline(measuredWords(reading.measured))}**, ${since}`;
}
function silence(story) {
    if (story.gates.length > 0 || story.plan === undefined)
        return '';
    return story.plan.gates.length === 0
        ? '⚠️ There is no gate: nothing proves green before it has all traffic.'
        : `No gate was read${story.verdict === undefined ? ' yet' : ''}.`;
}
/** A warning may hold a command that mends it, and half a command is a trap. */
const gates_mostOfWarning = 1_500;
/** What the gates could not prove, and what the plan knew beforehand that they cannot. */
function notProven(story, mostRows) {
    const doubts = story.gates.filter(line => isDoubt(line.reading)).map(doubtWords);
    const muted = (story.plan?.muted ?? []).map(alarm => `${code(alarm)} rang before the release began: it is shown, and not obeyed until it was quiet once`);
    const warned = story.warnings.map(warning => inline(warning, gates_mostOfWarning));
    return section('Not proven, and warnings', list([...new Set([...doubts, ...muted, ...warned])], mostRows));
}
function doubtWords(line) {
    const { subject, outcome, says } = line.reading;
    return `**Not proven by ${code(subject)}** (${outcomeWord(outcome)} since ${clock(line.since)} UTC): ${inline(says)}`;
}

;// CONCATENATED MODULE: ./lib/report/summary/plan-tables.js





/** How green differs from blue: values only where they may be shown. */
function differences(story, plan, mostRows) {
    const rows = plan.differences.map(difference => difference.shown === 'values'
        ? [inline(difference.field), inline(difference.from), inline(difference.to)]
        : [inline(difference.field), '(not shown)', 'changed (not shown)']);
    const head = [
        'difference',
        `blue ${code(plan.blue.name)}`,
        story.green === undefined ? `green ${greenWords(plan, code)}` : `green ${code(story.green.name)}`,
    ];
    return table(head, withoutMiddle(rows, mostRows)) || 'No difference between blue and green was found.';
}
/** Everything that happens in order, and what its times count from. */
function itinerary(plan, mostRows) {
    const rows = itineraryWords(plan, code).map(({ when, what, who, proof }) => [when, what, who, proof]);
    return [table(['when', 'what', 'who', 'proof'], withoutMiddle(rows, mostRows)), timeWords(plan)];
}
function gateTable(plan, mostRows) {
    const rows = plan.gates.map(gate => {
        const { what, when, proves } = gateWords(gate);
        return [code(gate.name), inline(what), when, inline(proves)];
    });
    return table(['gate', 'looks at', 'measured', 'passes when'], withoutMiddle(rows, mostRows));
}
function policyTable(plan) {
    return table(['if', 'then'], consequences(plan.policy).map(({ when, then }) => [when, `**${then}**`]));
}
/** What this way of moving traffic cannot do. */
function limits(plan) {
    return list(limitsOf(plan.mover).map(limit => `${limit}.`), 20);
}

;// CONCATENATED MODULE: ./lib/report/summary/plan.js






function plan(story, mostRows) {
    if (story.plan === undefined)
        return '';
    return section('Plan', steps(story, story.plan, mostRows), differences(story, story.plan, mostRows), ...terms(story.plan, mostRows));
}
/** How long the way back stays short, as far as it follows from the moment at which green had all traffic. */
function wayBack(story, at) {
    if (story.plan === undefined)
        return undefined;
    const { mover, blue } = story.plan;
    const arrived = story.traffic.find(point => point.serving.who === 'green');
    if (arrived === undefined || mover.blueKept === 'for ever')
        return blueEndWords(mover);
    const end = arrived.at + mover.blueKept;
    return end > at
        ? `AWS keeps blue ${code(blue.name)} until about ${clock(end)} UTC, then ends it`
        : `AWS was to end blue at about ${clock(end)} UTC; without it, going back is a new release of ${code(blue.name)}`;
}
function steps(story, known, mostRows) {
    const rows = known.steps.map((step, index) => {
        const last = index === known.steps.length - 1;
        return [
            String(index + 1),
            percent(step.share),
            `${time_words_duration(step.hold)}${last ? ' (bake)' : ''}`,
            standing(story, step),
        ];
    });
    return table(['step', 'traffic on green', 'held for', 'state'], withoutMiddle(rows, mostRows));
}
function standing(story, step) {
    const seen = story.traffic.flatMap(({ serving }) => (serving.who === 'unknown' ? [] : [serving.green]));
    const reached = Math.max(0, ...seen);
    if (step.share > reached)
        return story.verdict === undefined ? 'to come' : 'not reached';
    const serving = lastServing(story);
    if (serving === undefined || serving.who === 'unknown')
        return 'reached';
    if (serving.green < step.share)
        return '↩️ reached, then taken back';
    return serving.green === step.share && story.verdict === undefined ? '▶ **now**' : '✔ reached';
}
function terms(known, mostRows) {
    const mover = inline(known.mover.mover, 60);
    return [
        fold('The whole plan, in order', ...itinerary(known, mostRows)),
        fold('Gates, consequences, and what cannot be done', gateTable(known, mostRows), policyTable(known), `Traffic is moved by ${mover} with ${code(known.configuration)}. Bake: ${time_words_duration(known.bake)}. Then ${blueEndWords(known.mover)}.`, `What ${mover} cannot do:`, limits(known)),
    ];
}

;// CONCATENATED MODULE: ./lib/report/summary/planned.js




/** The page of a plan that nobody carries out, for who reviews a change: what changes first, then what would happen to it. */
function planned_planned(story, mostRows) {
    const { plan } = story;
    if (plan === undefined)
        return [];
    return [
        section('What changes', differences(story, plan, mostRows)),
        section('What would happen, in order', ...itinerary(plan, mostRows)),
        section('Gates', gateTable(plan, mostRows) || '⚠️ There is no gate: nothing proves green before it has all traffic.'),
        notProven(story, mostRows),
        section(`What ${inline(plan.mover.mover, 60)} cannot do`, limits(plan)),
        section('When something goes wrong', policyTable(plan)),
    ];
}

;// CONCATENATED MODULE: ./lib/report/summary/problems.js


/** All that was wrong, at once, and under it each command that mends one of them. */
function problems(story, mostRows) {
    const rows = story.problems.map(({ where, value, reason, remedy }) => [
        inline(where),
        value === undefined ? '' : code(value),
        inline(reason, 600),
        inline(remedy ?? '', 600),
    ]);
    const head = ['where', 'here', 'what is wrong', 'what to do'];
    const commands = story.problems.flatMap(problems_commandOf).slice(0, mostRows);
    return section('Problems', table(head, withoutMiddle(rows, mostRows)), ...commands);
}
function problems_commandOf({ where, value, command }) {
    if (command === undefined)
        return [];
    const what = value === undefined ? inline(where) : `${inline(where)} (${code(value)})`;
    return [`This mends ${what}:`, codeBlock(command, 'sh', 4_000)];
}

;// CONCATENATED MODULE: ./lib/report/summary/unattended.js


/** What AWS does by itself if this run is never heard of again. Only what follows from the plan and the story is said. */
function unattended(story) {
    const { plan } = story;
    if (story.problems.length > 0 || plan === undefined)
        return 'No write to AWS was seen so far.';
    if (story.writes.length === 0) {
        return 'No write to AWS was seen so far; if one was on its way when the run ended, AWS may carry it out.';
    }
    const mover = inline(plan.mover.mover, 60);
    return (`What ${mover} has begun, it goes on with by itself, as ${code(plan.configuration)} says; ${blueEndWords(plan.mover)}. ` +
        'Gates that Greenlight reads are obeyed by nobody then: only alarms that are attached in AWS itself still take it back.');
}

;// CONCATENATED MODULE: ./lib/report/summary/top.js










/** What a tired person needs in five seconds: how it stands, who serves, why, and what to do. */
function top_top(story, now, mostRows) {
    const state = story.verdict === undefined ? progress(story, now) : ending(story, story.verdict, mostRows);
    return [`## ${headline(story)}`, facts(story, now), ...state].filter(block => block !== '').join('\n\n');
}
function headline(story) {
    if (story.problems.length > 0 && (story.verdict === undefined || story.verdict.name === 'refused')) {
        return `${verdictFace('refused')}: ${problemTitle(story.problems.length)}`;
    }
    if (story.verdict?.name === 'refused')
        return `${verdictFace('refused')}: nothing was written`;
    const written = story.verdict?.name === 'planned' ? 'nothing was written, ' : '';
    const face = story.verdict === undefined ? '⏳ In progress' : verdictFace(story.verdict.name);
    const serving = lastServing(story);
    return `${face}: ${written}${serving === undefined ? 'where the traffic is, was not read yet' : servingWords(serving, story, code)}`;
}
function facts(story, now) {
    const { run, plan, began } = story;
    const address = run?.runUrl === undefined ? undefined : linkAddress(run.runUrl);
    const known = [
        ...(run === undefined ? [] : [`**${inline(run.target, 120)}** in **${inline(run.environment, 120)}**`]),
        ...(plan === undefined ? [] : [`${inline(plan.mover.mover, 60)}, ${strategyWords(plan.strategy)}`]),
        ...(began === undefined ? [] : [timesOf(story, began, now)]),
        ...(address === undefined ? [] : [`[run](${address})`]),
    ];
    return known.join(' · ');
}
function timesOf(story, began, now) {
    const length = time_words_duration((story.verdict?.at ?? now) - began);
    return `began ${clock(began)} UTC, ${story.verdict === undefined ? `${length} ago` : `took ${length}`}`;
}
function ending(story, verdict, mostRows) {
    const kept = verdict.serving.who === 'green' ? wayBack(story, verdict.at) : undefined;
    const lines = [
        list([`**Because:** ${inline(verdict.because, 1_000)}`], 1),
        list(verdict.causes.map(cause => `**Cause:** ${inline(cause, 600)}`), mostRows),
        list([`**Serving:** ${servingLine(story, verdict)}`], 1),
        ...(kept === undefined ? [] : [list([`**Way back:** ${kept}`], 1)]),
        ...(verdict.name === 'unknown' ? [list([`**AWS by itself:** ${unattended(story)}`], 1)] : []),
        ...(verdict.next === undefined ? [] : [list([`**Next:** ${inline(verdict.next, 1_000)}`], 1)]),
        list([`**Verdict:** ${code(verdict.name)}, exit status ${(0,release_verdict/* exitStatus */.$)(verdict.name)}`], 1),
    ];
    return [lines.filter(line => line !== '').join('\n'), followUps(verdict, mostRows)];
}
/** AWS's other words for the same: true, and in the way of who looks for the cause. */
function followUps({ followUps: texts }, mostRows) {
    if (texts.length === 0)
        return '';
    const told = texts.map(text => inline(text, 600));
    return fold(`What followed from the cause (${texts.length})`, list(told, mostRows));
}
function servingLine(story, verdict) {
    const words = servingWords(verdict.serving, story, code);
    if (verdict.serving.who === 'unknown')
        return `${words}: ${inline(verdict.serving.because, 600)}`;
    const weights = `green ${percent(verdict.serving.green)}, blue ${percent(100 - verdict.serving.green)}`;
    return `${words} (${weights}, as last read back from AWS)`;
}
function progress(story, now) {
    const phase = currentPhase(story);
    const { waiting, capacity } = story;
    const serving = lastServing(story);
    const until = waiting?.until === undefined ? '' : `, ${untilWhen(waiting.until, now)}`;
    const lines = [
        ...(serving === undefined ? [] : [trafficLine(story)]),
        ...(phase === undefined
            ? []
            : [`**Phase:** ${phase.phase} since ${clock(phase.from)} UTC: ${inline(phase.because)}`]),
        ...(waiting === undefined ? [] : [`**Waiting for:** ${inline(waiting.wait)}${until}`]),
        ...(capacity === undefined ? [] : [`**Capacity:** ${capacityWords(capacity)}`]),
    ];
    return [list(lines, 10), lastKnown(story, now)];
}
function trafficLine(story) {
    const point = story.traffic.at(-1);
    if (point === undefined)
        return '';
    const { serving } = point;
    return serving.who === 'unknown'
        ? `**Traffic:** not known: ${inline(serving.because, 600)}`
        : `**Traffic:** ${bar(serving.green)} green ${percent(serving.green)}, blue ${percent(100 - serving.green)}, since ${clock(point.at)} UTC`;
}
/** A killed run leaves this page as it is: it has to say so itself, because nobody will come back to. */
function lastKnown(story, now) {
    return [
        `> **In progress, last written at ${dateAndClock(now)}.** If the run is over and this still stands here, it was killed,`,
        '> and this page is the last that it knew, not the end.',
        `> ${unattended(story)}`,
        '> To see how it stands: run Greenlight with `operation: status`, or run the job again, which goes on from what AWS holds.',
    ].join('\n');
}

;// CONCATENATED MODULE: ./lib/report/summary/gantt.js



/** More bars than this are no picture any more. */
const mostBars = 30;
/** Phases and shares over time as a Mermaid gantt; nothing where it would be empty, crowded or without times. */
function gantt(story, now) {
    const end = story.verdict?.at ?? now;
    const phases = story.phases.filter(isWork).map(span => ({
        label: span.phase,
        tag: span.phase === 'reverting' ? 'crit, ' : span.to === undefined ? 'active, ' : '',
        from: span.from,
        to: span.to ?? end,
    }));
    const shares = story.traffic.map((point, index) => ({
        label: point.serving.who === 'unknown' ? 'not known' : `${point.serving.green} of 100`,
        tag: '',
        from: point.at,
        to: story.traffic[index + 1]?.at ?? end,
    }));
    const bars = [...phases, ...shares].filter(bar => bar.to > bar.from);
    if (phases.length === 0 || shares.length === 0 || bars.length === 0 || bars.length > mostBars)
        return '';
    if (bars.some(bar => moment(bar.from) === undefined || moment(bar.to) === undefined))
        return '';
    return [
        '```mermaid',
        'gantt',
        // Moments are given and shown without a zone, so that a reader in any zone sees UTC as in the tables.
        '  dateFormat YYYY-MM-DD HH:mm:ss',
        '  axisFormat %H:%M:%S',
        ...sectionOf('Phase', phases),
        ...sectionOf('Green has', shares),
        '```',
    ].join('\n');
}
function sectionOf(title, bars) {
    const lasting = bars.filter(bar => bar.to > bar.from);
    if (lasting.length === 0)
        return [];
    return [
        `  section ${mermaidLabel(title)}`,
        ...lasting.map(bar => `  ${mermaidLabel(bar.label)} :${bar.tag}${moment(bar.from)}, ${moment(bar.to)}`),
    ];
}
function moment(at) {
    return isoTime(at)?.slice(0, -5).replace('T', ' ');
}

;// CONCATENATED MODULE: ./lib/report/summary/traffic.js





/** Who had how much of the traffic and for how long. The diagram is an extra: everything it shows is in the tables. */
function traffic(story, now, mostRows) {
    if (story.traffic.every(point => point.serving.who === 'unknown'))
        return '';
    const rows = story.traffic.map((point, index) => [
        clock(point.at),
        lasted(point, story.traffic[index + 1], story, now),
        ...shares(point),
    ]);
    const head = ['from (UTC)', 'for', 'traffic on green', 'green', 'blue'];
    return section('Traffic', table(head, withoutMiddle(rows, mostRows)), gantt(story, now));
}
function lasted(point, next, story, now) {
    if (next !== undefined)
        return time_words_duration(next.at - point.at);
    return story.verdict === undefined ? `${time_words_duration(now - point.at)} so far` : 'to the end';
}
function shares({ serving }) {
    if (serving.who === 'unknown')
        return [`not known: ${inline(serving.because)}`, '?', '?'];
    return [bar(serving.green), percent(serving.green), percent(100 - serving.green)];
}

;// CONCATENATED MODULE: ./lib/report/summary.js








/** GitHub does not show the summary of a step at all when it is larger than this, in bytes of UTF-8. */
const mostBytes = 1024 * 1024;
/**
 * How many rows a table may have. The first that makes the page fit is taken; with the last, cells at their longest
 * and every character escaped still do. Whatever is left out, it is from the middle of a table and never the verdict.
 */
const rowLimits = [200, 40, 8, 2];
/**
 * The job summary, whole at every moment of the release: GitHub uploads whatever the file holds when the step ends, by
 * whatever end, so it is written anew at each change and stays true for a run that was killed.
 */
function summaryOf(story, now) {
    const [most, ...smaller] = rowLimits;
    let text = page(story, now, most);
    for (const limit of smaller) {
        if (new TextEncoder().encode(text).length < mostBytes)
            break;
        text = page(story, now, limit);
    }
    return text;
}
function page(story, now, mostRows) {
    const blocks = [
        top_top(story, now, mostRows),
        problems(story, mostRows),
        ...(story.verdict?.name === 'planned' ? planned_planned(story, mostRows) : carriedOut(story, now, mostRows)),
        alarmsToAdd(story),
        ...folds(story, mostRows),
    ];
    return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}
function carriedOut(story, now, mostRows) {
    return [traffic(story, now, mostRows), gates(story, mostRows), notProven(story, mostRows), plan(story, mostRows)];
}

;// CONCATENATED MODULE: ./lib/engine/publish.js





/** The log, the summary file, the record and the outputs, as subscribers of one stream of events. */
function publisher(surfaces, recordPath, clock) {
    let story = emptyStory;
    const told = new Map();
    const failed = new Set();
    let queue = Promise.resolve();
    /** One surface that fails is named once, in the log, and left alone by the others. */
    const attempt = async (surface, write) => {
        try {
            await write();
        }
        catch (error) {
            if (failed.has(surface))
                return;
            failed.add(surface);
            const text = `The ${surface} could not be written: ${error instanceof Error ? error.message : String(error)}`;
            await surfaces.log([{ kind: 'warning', title: `No ${surface}`, text }]).catch(() => undefined);
        }
    };
    const write = async (events) => {
        for (const event of events) {
            const lines = logOf(event, story);
            story = tell(story, event);
            await attempt('log', () => surfaces.log(lines));
        }
        const now = clock.now();
        await attempt('summary', () => surfaces.summary(summaryOf(story, now)));
        await attempt('record', () => surfaces.record(`${JSON.stringify(recordOf(story), null, 2)}\n`));
        for (const [name, value] of outputsOf(story, recordPath)) {
            if (told.get(name) === value)
                continue;
            told.set(name, value);
            await attempt('outputs', () => surfaces.output(name, value));
        }
    };
    return {
        publish: events => {
            if (events.length > 0)
                queue = queue.then(() => attempt('report', () => write(events)));
            return queue;
        },
    };
}


/***/ }),

/***/ 4879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _: () => (/* binding */ release)
});

;// CONCATENATED MODULE: ./lib/errors.js
/** The base of every error that Greenlight raises on purpose: what happened and where, whose move it is, what to do next. */
class GreenlightError extends Error {
    hint;
    constructor(told) {
        super(told.message, told.cause === undefined ? undefined : { cause: told.cause });
        this.name = new.target.name;
        this.hint = told.hint;
    }
}
/** What was asked cannot be done, found by reading inputs and AWS. Nothing was written. */
class RefusedError extends GreenlightError {
    code = 'refused';
    source = 'user';
    problems;
    constructor(problems) {
        super({
            message: problems.map(problem => `${problem.where}: ${problem.reason}`).join('; '),
            hint: 'Correct the inputs named above and run the step again.',
        });
        this.problems = problems;
    }
}
/** AWS refused a call for want of a permission. Waiting does not help. */
class DeniedError extends GreenlightError {
    code = 'denied';
    source = 'aws';
    /** The IAM action, `ecs:DescribeServices`, and the resource that AWS named; `*` where it named none. */
    action;
    resource;
    constructor(denied) {
        super({
            message: `AWS denied ${denied.action} on ${denied.resource}.`,
            hint: `Allow ${denied.action} on ${denied.resource} in the policy of the role that this job uses.`,
            cause: denied.cause,
        });
        this.action = denied.action;
        this.resource = denied.resource;
    }
}
/** There are no credentials, they are not valid, or they ran out. */
class CredentialsError extends GreenlightError {
    code = 'credentials';
    source = 'user';
}
/** A passing trouble (throttling, 5xx, network) did not pass within the time that a call is given. */
class TroubleError extends GreenlightError {
    code = 'trouble';
    source = 'aws';
    /** Whether AWS can have carried out the call all the same: a lost answer is no refusal. */
    applied;
    constructor(told) {
        super(told);
        this.applied = told.applied;
    }
}
/** AWS says that something we need is not there. */
class MissingError extends GreenlightError {
    code = 'missing';
    source = 'aws';
}
/** AWS understood the call and would not do it. */
class RejectedError extends GreenlightError {
    code = 'rejected';
    source = 'aws';
}
/** Another change holds the target. */
class BusyError extends GreenlightError {
    code = 'busy';
    source = 'user';
}
/** AWS answered with a value that this version of Greenlight does not know: never read as success. */
class UnknownAnswerError extends GreenlightError {
    code = 'unknown-answer';
    source = 'greenlight';
}

;// CONCATENATED MODULE: ./lib/aws/caller.js

/** The call needs no permission, so it is the first check of the credentials. */
async function callerOf(clients, asking) {
    const { client, sdk } = await clients.sts();
    const { Account, Arn } = await asking.read({ service: 'sts', operation: 'GetCallerIdentity' }, () => client.send(new sdk.GetCallerIdentityCommand({})));
    if (Account !== undefined)
        return { account: Account, name: nameIn(Arn) };
    throw new MissingError({
        message: 'AWS did not say which account the credentials belong to.',
        hint: 'Check the credentials that the step before this one set up.',
    });
}
/** `arn:aws:sts::123456789012:assumed-role/deployer/session`, `arn:aws:iam::123456789012:user/path/ann`, `…:root`. */
function nameIn(arn) {
    const [kind = '', ...path] = (arn ?? '').replace(/^(?:[^:]*:){5}/, '').split('/');
    switch (kind) {
        case 'assumed-role':
            return `role ${path[0] ?? '?'}`;
        case 'user':
            return `user ${path.at(-1) ?? '?'}`;
        case '':
            return 'a caller whom AWS does not name';
        default:
            return kind;
    }
}

;// CONCATENATED MODULE: ./lib/aws/time-limit.js
/** The SDK waits for ever by default; a look that hangs must not hold up the one after it. */
const answerWithin = 15_000;
/**
 * A client whose requests end when AWS does not answer in time, `within` milliseconds. The time is the engine's, where the SDK
 * would take its own.
 */
function inTime(client, sleep, within = answerWithin) {
    const { config } = client;
    const inner = config.requestHandler;
    const limited = Object.create(inner);
    limited.handle = async (request, options) => {
        const late = new AbortController();
        const answered = new AbortController();
        void sleep(within, answered.signal).then(() => {
            if (!answered.signal.aborted)
                late.abort();
        });
        try {
            return await inner.handle(request, { ...options, abortSignal: late.signal });
        }
        catch (error) {
            if (!late.signal.aborted)
                throw error;
            const told = `no answer within ${within / 1000} s`;
            throw Object.assign(new Error(told, { cause: error }), { name: 'TimeoutError' });
        }
        finally {
            answered.abort();
        }
    };
    config.requestHandler = limited;
    return client;
}

;// CONCATENATED MODULE: ./lib/aws/clients.js

/** The health of blue is read before traffic is sent back to it, which must not be held up for long. */
const beforeTheWayBack = 5_000;
function clientsFor(region, sleep) {
    // One policy decides what is tried again, and it is ours (asking.ts), on our clock.
    const settings = { region, maxAttempts: 1 };
    return {
        cloudwatch: once(async () => {
            const sdk = await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(85)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 4085, 19));
            return { sdk, client: inTime(new sdk.CloudWatchClient(settings), sleep) };
        }),
        codedeploy: once(async () => {
            const sdk = await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(507)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 7507, 19));
            return { sdk, client: inTime(new sdk.CodeDeployClient(settings), sleep) };
        }),
        ecs: once(async () => {
            const sdk = await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(212)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 212, 19));
            return { sdk, client: inTime(new sdk.ECSClient(settings), sleep) };
        }),
        elbv2: once(async () => {
            const sdk = await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(586)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 586, 19));
            return { sdk, client: inTime(new sdk.ElasticLoadBalancingV2Client(settings), sleep, beforeTheWayBack) };
        }),
        sts: once(async () => {
            const sdk = await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(695)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1695, 19));
            return { sdk, client: inTime(new sdk.STSClient(settings), sleep) };
        }),
    };
}
function once(make) {
    let made;
    return () => (made ??= make());
}

;// CONCATENATED MODULE: ./lib/gates/alarm-reason.js
/**
 * The number behind an alarm's state, from StateReasonData: JSON text that CloudWatch writes at each change of state, with
 * the points that it evaluated, each with its time. Undefined where there is none (SetAlarmState, metric math without points).
 */
function measuredBy(alarm, since) {
    const data = parse(alarm.StateReasonData);
    const points = [...(data?.points ?? [])].toSorted((a, b) => b.at - a.at);
    const limit = data?.threshold ?? alarm.Threshold;
    const [newest] = points;
    if (newest === undefined || limit === undefined)
        return undefined;
    return { metric: metricName(alarm), value: newest.value, limit, samples: points.length, since };
}
function metricName(alarm) {
    const statistic = alarm.ExtendedStatistic ?? alarm.Statistic;
    const metric = alarm.MetricName ?? 'the expression';
    return statistic === undefined ? metric : `${statistic} of ${metric}`;
}
function parse(text) {
    if (text === undefined)
        return undefined;
    try {
        const data = JSON.parse(text);
        const points = data?.evaluatedDatapoints;
        return {
            threshold: typeof data?.threshold === 'number' ? data.threshold : undefined,
            points: Array.isArray(points) ? points.flatMap(pointOf) : undated(data?.recentDatapoints),
        };
    }
    catch {
        // Reading the state decides; its explanation is a courtesy that may be missing.
        return undefined;
    }
}
/** Where CloudWatch gives values without their times, its examples have the newest first. */
function undated(values) {
    if (!Array.isArray(values))
        return [];
    return values.flatMap((value, at) => (typeof value === 'number' ? [{ at: -at, value }] : []));
}
/** A period without data is evaluated too, and has no value. */
function pointOf(point) {
    const { timestamp, value } = (point ?? {});
    return typeof timestamp === 'string' && typeof value === 'number' ? [{ at: Date.parse(timestamp), value }] : [];
}

;// CONCATENATED MODULE: ./lib/gates/alarms.js


/** CloudWatch takes at most 100 names in one DescribeAlarms: one call per 100 alarms, however many targets there are. */
const namesPerCall = 100;
const describeAlarms = { service: 'cloudwatch', operation: 'DescribeAlarms' };
function alarmReader(cloudwatch, asking) {
    const describe = async (names) => {
        const chunks = Array.from({ length: Math.ceil(names.length / namesPerCall) }, (_, at) => names.slice(at * namesPerCall, (at + 1) * namesPerCall));
        const found = await Promise.all(chunks.map(chunk => describeChunk(cloudwatch, asking, chunk)));
        return new Map(found.flat());
    };
    return {
        facts: async (names) => [...(await describe([...new Set(names)]))].map(([name, alarm]) => ({
            name,
            state: stateOf(name, alarm),
            since: since(alarm),
            says: sentence(name, alarm),
            looksAt: windowOf(alarm),
            watches: watchedBy(alarm),
        })),
        readings: async (gates, muted, now) => {
            const alarms = await describe([...new Set(gates.flatMap(gate => gate.alarms))]);
            return gates.flatMap(gate => gate.alarms.map(name => readingOf(gate, name, alarms.get(name), muted, now)));
        },
    };
}
async function describeChunk(cloudwatch, asking, names) {
    const { client, sdk } = await cloudwatch();
    const answer = await asking.read(describeAlarms, () => client.send(
    // Without the types CloudWatch answers with metric alarms only, and says nothing of the others; without a
    // number it chooses the length of a page itself, and names that do not fit would look as if they did not exist.
    new sdk.DescribeAlarmsCommand({
        AlarmNames: [...names],
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm', 'LogAlarm'],
        MaxRecords: namesPerCall,
    })));
    const alarms = [
        ...(answer.MetricAlarms ?? []).map(described => ({ is: 'metric', described })),
        ...(answer.CompositeAlarms ?? []).map(described => ({ is: 'composite', described })),
        ...(answer.LogAlarms ?? []).map(described => ({ is: 'log', described })),
    ];
    return alarms.map(alarm => [alarm.described.AlarmName ?? '', alarm]);
}
function readingOf(gate, name, alarm, muted, now) {
    const about = { gate: gate.name, subject: name, force: gate.force, at: now };
    if (alarm === undefined)
        return { ...about, outcome: 'error', says: `Alarm ${name} does not exist any more.` };
    const says = sentence(name, alarm);
    switch (stateOf(name, alarm)) {
        case 'quiet':
            return { ...about, outcome: 'pass', says };
        case 'no data':
            return { ...about, outcome: 'no-data', says };
        case 'in alarm': {
            const measured = measurement(alarm);
            const old = muted.names.includes(name) && since(alarm) < muted.since;
            return {
                ...about,
                force: old ? 'advisory' : gate.force,
                outcome: 'fail',
                says,
                ...(measured === undefined ? {} : { measured }),
            };
        }
    }
}
function stateOf(name, alarm) {
    const state = alarm.described.StateValue;
    switch (state) {
        case 'OK':
            return 'quiet';
        case 'ALARM':
            return 'in alarm';
        case 'INSUFFICIENT_DATA':
            return 'no data';
        default:
            throw new UnknownAnswerError({
                message: `CloudWatch reports the state ${String(state)} for alarm ${name}, which Greenlight does not know.`,
                hint: 'Update Greenlight; until then take this alarm out of the gates.',
            });
    }
}
function windowOf(alarm) {
    switch (alarm.is) {
        case 'composite':
            return { over: 'other alarms' };
        case 'log':
            return { over: 'a log query' };
        case 'metric': {
            const { Period, Metrics = [], EvaluationPeriods: periods = 1, DatapointsToAlarm = periods } = alarm.described;
            // An alarm on a metric-math expression keeps its period inside the queries; the longest of them decides.
            const period = Period ?? Math.max(60, ...Metrics.map(query => query.MetricStat?.Period ?? 0));
            return { over: 'points', period: period * 1000, breaches: DatapointsToAlarm, periods };
        }
    }
}
/** A metric alarm has either one metric with its dimensions, or the queries of an expression. */
function watchedBy(alarm) {
    switch (alarm.is) {
        case 'composite':
        case 'log':
            return { what: 'more than one' };
        case 'metric': {
            const { Namespace: namespace, MetricName: metric, Dimensions = [] } = alarm.described;
            if (namespace === undefined || metric === undefined)
                return { what: 'more than one' };
            const dimensions = Object.fromEntries(Dimensions.map(({ Name = '', Value = '' }) => [Name, Value]));
            return { what: 'one metric', namespace, metric, dimensions };
        }
    }
}
function sentence(name, alarm) {
    const state = stateOf(name, alarm);
    const measured = state === 'in alarm' ? measurement(alarm) : undefined;
    if (measured !== undefined)
        return `Alarm ${name} is in ALARM: ${measured.metric} ${print(measured.value)}, limit ${print(measured.limit)} (${measured.samples} points).`;
    const said = alarm.described.StateReason ?? 'CloudWatch gives no reason.';
    switch (state) {
        case 'quiet':
            return `Alarm ${name} is OK.`;
        case 'in alarm':
            return `Alarm ${name} is in ALARM: ${said}`;
        case 'no data':
            return `Alarm ${name} has no data (INSUFFICIENT_DATA).`;
    }
}
function measurement(alarm) {
    return alarm.is === 'metric' ? measuredBy(alarm.described, since(alarm)) : undefined;
}
/** StateUpdatedTimestamp also moves when only the evaluation changes; the transition is the real change of state. */
function since(alarm) {
    const { StateTransitionedTimestamp: turned, StateUpdatedTimestamp: updated } = alarm.described;
    return (turned ?? updated ?? new Date(0)).getTime();
}
function print(value) {
    return String(Number(value.toPrecision(4)));
}

;// CONCATENATED MODULE: external "node:dns/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");
// EXTERNAL MODULE: ./lib/release/proof.js
var release_proof = __nccwpck_require__(9135);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __nccwpck_require__(4708);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: ./lib/gates/link-local.js

/**
 * Addresses that lead to the machine itself and to what AWS tells it, credentials included: link-local in IPv4 and IPv6
 * (RFC 3927, RFC 4291), and the range that AWS keeps for its own services in every VPC, where `fd00:ec2::254` is the
 * instance metadata. A rule for IPv4 holds for an address that is mapped into IPv6 (`::ffff:169.254.169.254`) too.
 */
const linkLocal = new external_node_net_.BlockList();
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4');
linkLocal.addSubnet('fe80::', 10, 'ipv6');
linkLocal.addSubnet('fd00:ec2::', 32, 'ipv6');
/** Of an IPv4 or IPv6 address, which may name its interface (`fe80::1%eth0`). */
function isLinkLocal(address) {
    const [bare = ''] = address.split('%');
    return linkLocal.check(bare, (0,external_node_net_.isIPv6)(bare) ? 'ipv6' : 'ipv4');
}
/** An address that is never asked, by whichever name it goes. */
class LinkLocalError extends Error {
    constructor(address) {
        super(`${address} is a link-local address, which is never asked`);
        this.name = 'LinkLocalError';
    }
}
/**
 * A look-up for a socket that is about to connect. What it lets through is what is connected to: a check before the
 * request would be of another answer than the one that is used (DNS rebinding). One bad address is enough.
 */
function sparingLinkLocal(lookUp) {
    return (name, { all }, callback) => {
        lookUp(name).then(addresses => {
            const [first] = addresses;
            const forbidden = addresses.find(({ address }) => isLinkLocal(address));
            if (forbidden !== undefined)
                callback(new LinkLocalError(forbidden.address), '');
            else if (first === undefined)
                callback(Object.assign(new Error('no address'), { code: 'ENODATA' }), '');
            else if (all === true)
                callback(null, [...addresses]);
            else
                callback(null, first.address, first.family);
        }, (error) => callback(error, ''));
    };
}

;// CONCATENATED MODULE: ./lib/gates/http-answer.js





const mostBytes = 1024 * 1024;
/** One GET, on a connection of its own, so that each meets the load balancer anew. A redirect is an answer like any other. */
async function httpAnswer({ url, lookup, signal }) {
    const address = new URL(url);
    // A socket looks up names alone: an address that is written out has to be looked at here.
    const host = address.hostname.replace(/^\[(.*)\]$/, '$1');
    if ((0,external_node_net_.isIP)(host) !== 0 && isLinkLocal(host))
        throw new LinkLocalError(host);
    const headers = { 'user-agent': 'greenlight', accept: '*/*', 'accept-encoding': 'identity' };
    const request = (address.protocol === 'https:' ? external_node_https_ : external_node_http_).request(address, {
        agent: false,
        headers,
        lookup,
        signal,
    });
    request.end();
    const [response] = (await (0,external_node_events_.once)(request, 'response'));
    // From here on what goes wrong is heard on the response.
    request.on('error', () => undefined);
    return { status: response.statusCode ?? 0, headers: response.headersDistinct, ...(await beginningOf(response)) };
}
async function beginningOf(response) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of response) {
        chunks.push(chunk);
        bytes += chunk.length;
        // Leaving the loop ends the connection, however much were still to come.
        if (bytes > mostBytes)
            return { body: Buffer.concat(chunks).subarray(0, mostBytes), bodyIs: 'cut' };
    }
    return { body: Buffer.concat(chunks), bodyIs: 'whole' };
}

;// CONCATENATED MODULE: ./lib/gates/smoke.js




function smokeTester({ now, sleep, lookUp = askTheSystem }) {
    const lookup = sparingLinkLocal(lookUp);
    return {
        try: async ({ name, force, check }, signal) => {
            const late = new AbortController();
            const over = new AbortController();
            void sleep(check.timeout, over.signal).then(() => {
                if (!over.signal.aborted)
                    late.abort();
            });
            const began = now();
            const answer = await httpAnswer({ url: check.url, lookup, signal: AbortSignal.any([signal, late.signal]) })
                .catch((error) => {
                if (late.signal.aborted)
                    return { ended: 'too late' };
                return signal.aborted ? { ended: 'called off' } : { ended: 'in an error', error };
            })
                .finally(() => over.abort());
            const at = now();
            const said = 'ended' in answer ? unanswered(check, answer) : judged(check, answer, at - began);
            return { gate: name, subject: (0,release_proof/* smokeSubject */.sk)(check), force, at, ...said };
        },
    };
}
const askTheSystem = name => promises_namespaceObject.lookup(name, { all: true });
/** Says status, time and limit. What an answer holds, and what it should hold, may be secret: neither is repeated. */
function judged(check, answer, took) {
    const { latency, timeout } = check;
    const faults = [
        ...statusFault(check, answer),
        ...headerFaults(check, answer),
        ...bodyFault(check, answer),
        ...(latency !== undefined && took > latency ? ['too slow'] : []),
    ];
    const time = `${seconds(took)} (limit ${seconds(latency ?? timeout)})`;
    const says = `${(0,release_proof/* smokeSubject */.sk)(check)} answered ${answer.status} in ${time}`;
    return faults.length === 0
        ? { outcome: 'pass', says: `${says}.` }
        : { outcome: 'fail', says: `${says}: ${faults.join('; ')}.` };
}
function statusFault({ status: wanted }, { status }) {
    if (status === wanted)
        return [];
    return [`status ${wanted} was expected${status >= 300 && status < 400 ? ' (redirects are not followed)' : ''}`];
}
function headerFaults({ headers: wanted }, { headers }) {
    return [...wanted].flatMap(([name, text]) => {
        const values = headers[name];
        if (values === undefined)
            return [`it has no header ${name}`];
        return values.some(value => value.includes(text)) ? [] : [`its header ${name} does not hold the expected text`];
    });
}
function bodyFault({ contains }, { body, bodyIs }) {
    if (contains === undefined || body.includes(contains))
        return [];
    return [`${bodyIs === 'whole' ? 'its body does' : 'the first 1 MiB of its body do'} not hold the expected text`];
}
function unanswered(check, ending) {
    const who = (0,release_proof/* smokeSubject */.sk)(check);
    switch (ending.ended) {
        case 'too late':
            return { outcome: 'fail', says: `${who} did not answer within ${seconds(check.timeout)}.` };
        case 'called off':
            return { outcome: 'error', says: `${who} was asked, and its answer not waited for.` };
        case 'in an error':
            return { outcome: 'fail', says: `${who} could not be asked: ${reasonOf(ending.error)}.` };
    }
}
/** The reason by its name (`ECONNREFUSED`): the sentence beside it may repeat headers of the answer, or names of hosts. */
function reasonOf(error) {
    if (error instanceof LinkLocalError)
        return error.message;
    const { code, name } = error;
    return typeof code === 'string' ? code : String(name);
}
function seconds(time) {
    return time < 1000 ? `${time} ms` : `${time / 1000} s`;
}

;// CONCATENATED MODULE: ./lib/release/identity.js
/** Kind, account, region and identifiers, lower case, joined by `/`: `ecs/123456789012/eu-west-1/prod/api`. */
function targetKey(kind, account, region, identifiers) {
    return [kind, account, region, ...identifiers].join('/').toLowerCase();
}
/** The same for every attempt of a run, and independent of the revision. */
function releaseId(of, sha256) {
    return `gl-${of.runId}-${sha256(`${of.environment}\n${of.targetKey}`).slice(0, 8)}`;
}
/** `attempt` is the attempt in which the change began. */
function changeId(release, attempt) {
    return `${release}.${attempt}`;
}
/** What stands on a deployment that Greenlight makes; CodeDeploy takes 256 characters. */
function printStamp(change) {
    return `greenlight ${change}`;
}
/** The change-id in a stamp; undefined where the text is somebody else's. */
function parseStamp(description) {
    return /^greenlight (gl-\S+-[0-9a-f]{8}\.\d+)$/.exec(description ?? '')?.[1];
}
/** The release that a change belongs to: all of its attempts have the same. */
function releaseOf(change) {
    return change.replace(/\.\d+$/, '');
}
/** The attempt in which a change began, 1 for the first. */
function attemptOf(change) {
    return Number(/\.(\d+)$/.exec(change)?.[1] ?? 1);
}

;// CONCATENATED MODULE: ./lib/targets/all-refusals.js

/**
 * Awaits several readings at once. Where more than one is refused, or denied by AWS, all their problems come out as one
 * `RefusedError`, so that a person mends them in one go. Any other error is no matter of the inputs: the first is raised as it is.
 */
async function allRefusals(readings) {
    const settled = await Promise.allSettled(readings);
    const failures = settled.flatMap(one => (one.status === 'rejected' ? [one.reason] : []));
    if (failures.length === 0)
        return settled.map(one => one.value);
    const others = failures.filter(failure => problemsOf(failure) === undefined);
    if (others.length > 0)
        throw others[0];
    throw new RefusedError(withoutTwins(failures.flatMap(failure => problemsOf(failure) ?? [])));
}
function problemsOf(failure) {
    if (failure instanceof RefusedError)
        return failure.problems;
    if (failure instanceof DeniedError)
        return [{ where: 'permissions', value: failure.action, reason: failure.message, remedy: failure.hint }];
    return undefined;
}
/** Two readings that need the same permission say the same of it. */
function withoutTwins(problems) {
    return [...new Map(problems.map(problem => [JSON.stringify(problem), problem])).values()];
}

;// CONCATENATED MODULE: ./lib/targets/codedeploy/configuration.js

const minute = 60_000;
/** What CodeDeploy can do with an ECS service's traffic: two levels or equal ones, whole percents, whole minutes, no holding between them. */
function codeDeployCan(blueKept, readyWait) {
    return {
        mover: 'CodeDeploy',
        strategies: ['canary', 'linear', 'blue-green'],
        canarySteps: 'one',
        percent: { unit: 1, least: 1, most: 99 },
        // A shift may take 2880 minutes in all.
        time: { unit: minute, most: 2_880 * minute },
        hold: readyWait === 'none' ? 'nowhere' : 'before traffic',
        readyWait,
        blueKept,
    };
}
const predefined = [
    ['ECSAllAtOnce', { kind: 'blue-green' }],
    ['ECSCanary10Percent5Minutes', canary(10, 5)],
    ['ECSCanary10Percent15Minutes', canary(10, 15)],
    ['ECSLinear10PercentEvery1Minutes', { kind: 'linear', share: 10, every: minute }],
    ['ECSLinear10PercentEvery3Minutes', { kind: 'linear', share: 10, every: 3 * minute }],
];
/**
 * Configurations are immutable, so one that is not AWS's own gets a name made of its content: made once, found again
 * by every later release that wants the same.
 */
function configurationFor(strategy) {
    const known = predefined.find(([, one]) => sameStrategy(one, strategy));
    if (known !== undefined)
        return { name: `CodeDeployDefault.${known[0]}`, made: 'by AWS' };
    switch (strategy.kind) {
        case 'canary': {
            const [{ share, hold }] = strategy.steps;
            const interval = hold / minute;
            return {
                name: `Greenlight.ECSCanary${share}Percent${interval}Minutes`,
                made: {
                    routing: { type: 'TimeBasedCanary', timeBasedCanary: { canaryPercentage: share, canaryInterval: interval } },
                },
            };
        }
        case 'linear': {
            const interval = strategy.every / minute;
            return {
                name: `Greenlight.ECSLinear${strategy.share}PercentEvery${interval}Minutes`,
                made: {
                    routing: {
                        type: 'TimeBasedLinear',
                        timeBasedLinear: { linearPercentage: strategy.share, linearInterval: interval },
                    },
                },
            };
        }
        case 'blue-green':
        case 'rolling':
            throw new Error(`the planner lets no ${strategy.kind} without a predefined configuration through`);
    }
}
/** What a configuration of AWS's or of the user's own does. */
function strategyOf(name, routing) {
    const { timeBasedCanary, timeBasedLinear } = routing ?? {};
    if (routing?.type === 'AllAtOnce')
        return { kind: 'blue-green' };
    if (routing?.type === 'TimeBasedCanary' && timeBasedCanary !== undefined) {
        const { canaryPercentage: share, canaryInterval: minutes } = timeBasedCanary;
        if (share !== undefined && minutes !== undefined)
            return canary(share, minutes);
    }
    if (routing?.type === 'TimeBasedLinear' && timeBasedLinear !== undefined) {
        const { linearPercentage: share, linearInterval: minutes } = timeBasedLinear;
        if (share !== undefined && minutes !== undefined)
            return { kind: 'linear', share, every: minutes * minute };
    }
    throw new UnknownAnswerError({
        message: `The deployment configuration ${name} moves traffic in a way that Greenlight does not know: ${JSON.stringify(routing)}.`,
        hint: 'Give the deployment group another configuration, or update Greenlight.',
    });
}
/** What one of AWS's predefined configurations does; undefined where the name is somebody's own, whose content must be read. */
function predefinedStrategy(name) {
    return predefined.find(([own]) => `CodeDeployDefault.${own}` === name)?.[1];
}
function canary(share, minutes) {
    return { kind: 'canary', steps: [{ share, hold: minutes * minute }] };
}
function sameStrategy(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
}

;// CONCATENATED MODULE: ./lib/targets/codedeploy/configured-strategy.js

/** How a deployment configuration moves traffic: AWS's own are known by name, those of users are read. */
async function configuredStrategy(codedeploy, asking, configuration) {
    const known = predefinedStrategy(configuration);
    if (known !== undefined)
        return known;
    const { client, sdk } = await codedeploy();
    const { deploymentConfigInfo } = await asking.read({ service: 'codedeploy', operation: 'GetDeploymentConfig' }, () => client.send(new sdk.GetDeploymentConfigCommand({ deploymentConfigName: configuration })));
    return strategyOf(configuration, deploymentConfigInfo?.trafficRoutingConfig);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./lib/request/yaml-lines.js
var yaml_lines = __nccwpck_require__(7988);
;// CONCATENATED MODULE: ./lib/targets/codedeploy/appspec.js

/** JSON, which CodeDeploy takes as readily as YAML. */
function printAppSpec(spec) {
    const { taskDefinition, container, platformVersion, network, capacityProviders, hooks } = spec;
    return JSON.stringify({
        version: 0.0,
        Resources: [
            {
                TargetService: {
                    Type: 'AWS::ECS::Service',
                    Properties: {
                        TaskDefinition: taskDefinition,
                        LoadBalancerInfo: { ContainerName: container.name, ContainerPort: container.port },
                        PlatformVersion: platformVersion,
                        NetworkConfiguration: network && {
                            AwsvpcConfiguration: {
                                Subnets: network.subnets,
                                SecurityGroups: network.securityGroups,
                                AssignPublicIp: network.assignPublicIp,
                            },
                        },
                        CapacityProviderStrategy: capacityProviders?.map(({ provider, base, weight }) => ({
                            CapacityProvider: provider,
                            Base: base,
                            Weight: weight,
                        })),
                    },
                },
            },
        ],
        Hooks: hooks.length === 0 ? undefined : hooks.map(hook => ({ [hook.event]: hook.function })),
    });
}
/**
 * The task definition that a deployment's AppSpec names, whoever wrote it: YAML or JSON, its keys in any letter case.
 * Undefined where it names none, or is not an AppSpec for one ECS service.
 */
function taskDefinitionIn(content) {
    const read = (0,yaml_lines/* readLines */.S)(content ?? '');
    const resources = read.ok ? at(read.lined.value, 'resources') : undefined;
    if (!Array.isArray(resources) || resources.length !== 1)
        return undefined;
    const [resource, ...others] = (0,yaml_lines/* isMapping */.p)(resources[0]) ? Object.values(resources[0]) : [];
    const name = others.length === 0 ? at(at(resource, 'properties'), 'taskdefinition') : undefined;
    return typeof name === 'string' && name !== '' ? name : undefined;
}
function at(value, key) {
    return (0,yaml_lines/* isMapping */.p)(value) ? Object.entries(value).find(([name]) => name.toLowerCase() === key)?.[1] : undefined;
}

;// CONCATENATED MODULE: ./lib/targets/codedeploy/deployment.js

/** Undefined where CodeDeploy does not know it yet: a rollback holds its group for seconds before it can be read. */
async function findDeployment(codedeploy, asking, deploymentId) {
    const { client, sdk } = await codedeploy();
    const answer = await asking.read({ service: 'codedeploy', operation: 'GetDeployment' }, () => client.send(new sdk.GetDeploymentCommand({ deploymentId })), { DeploymentDoesNotExistException: () => undefined });
    return answer?.deploymentInfo;
}
/** A deployment that must be there. */
async function readDeployment(codedeploy, asking, deploymentId) {
    const deploymentInfo = await findDeployment(codedeploy, asking, deploymentId);
    if (deploymentInfo === undefined)
        throw new MissingError({
            message: `CodeDeploy has no deployment ${deploymentId} any more.`,
            hint: 'Look for the deployment in CodeDeploy.',
        });
    return deploymentInfo;
}

;// CONCATENATED MODULE: ./lib/targets/codedeploy/create.js






const create = { service: 'codedeploy', operation: 'CreateDeployment' };
/** When the runner is gone, AWS goes back by itself: added to what the group rolls back on, which a deployment's own list replaces. */
const backByItself = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'];
/** Starts the deployment of this release, once: what a lost answer may have started is found by its stamp. */
async function createDeployment(hand, revision) {
    const { plan } = hand;
    await makeConfiguration(hand);
    const { client, sdk } = await hand.codedeploy();
    const content = printAppSpec(appSpecFor(hand, revision));
    const began = hand.now();
    const since = new Date(began - 60_000);
    const begun = await hand.patient.write(create, async () => {
        const answer = await client.send(new sdk.CreateDeploymentCommand({
            applicationName: hand.group.application,
            deploymentGroupName: hand.group.name,
            deploymentConfigName: plan.configuration,
            description: printStamp(plan.run.changeId),
            revision: {
                revisionType: 'AppSpecContent',
                appSpecContent: { content, sha256: (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex') },
            },
            ...(plan.policy.onFailure === 'revert'
                ? {
                    autoRollbackConfiguration: {
                        enabled: true,
                        events: [...new Set([...backByItself, ...hand.group.rollsBackOn])],
                    },
                }
                : {}),
        }));
        if (answer.deploymentId === undefined)
            throw new UnknownAnswerError({
                message: 'CodeDeploy began a deployment and did not say which.',
                hint: 'Run the step again: it finds the deployment by its stamp.',
            });
        return { is: 'ours', id: answer.deploymentId };
    }, () => findByStamp(hand, plan.run.changeId, since), { DeploymentLimitExceededException: message => ({ is: 'in the way', id: namedIn(hand, message) }) });
    if (begun.is === 'in the way') {
        const info = await findDeployment(hand.codedeploy, hand.patient, begun.id);
        if (parseStamp(info?.description) !== plan.run.changeId)
            throw busy(hand, begun.id, info?.creator);
    }
    return { id: begun.id, revision, began };
}
function appSpecFor({ appspec, container }, revision) {
    const asTheServiceHasIt = {
        platformVersion: undefined,
        network: undefined,
        capacityProviders: undefined,
        hooks: [],
    };
    return {
        ...(appspec ?? asTheServiceHasIt),
        taskDefinition: revision.id,
        container: appspec?.container ?? container,
    };
}
/** "… already has an active Deployment 'd-…'" (older: "is already deploying"). Without an id it is the account's limit. */
function namedIn(hand, message) {
    const id = /(?:is already deploying|already has an active Deployment) '(d-\w+)'/.exec(message)?.[1];
    if (id !== undefined)
        return id;
    throw new RejectedError({
        message: `codedeploy:CreateDeployment: ${message} (DeploymentLimitExceededException)`,
        hint: `This is a limit of the account, not of ${hand.group.application}/${hand.group.name}: ask AWS to raise it.`,
    });
}
function busy(hand, id, creator) {
    return new BusyError({
        message: `${hand.group.application}/${hand.group.name} is busy with deployment ${id}${creator === undefined ? '' : ` (made by ${creator})`}.`,
        hint: 'Wait until it has ended, or stop it in CodeDeploy, then run the step again.',
    });
}
async function findByStamp(hand, changeId, since) {
    const { client, sdk } = await hand.codedeploy();
    const { deployments = [] } = await hand.patient.read({ service: 'codedeploy', operation: 'ListDeployments' }, () => client.send(new sdk.ListDeploymentsCommand({
        applicationName: hand.group.application,
        deploymentGroupName: hand.group.name,
        createTimeRange: { start: since },
    })));
    for (const id of deployments) {
        const info = await findDeployment(hand.codedeploy, hand.patient, id);
        if (parseStamp(info?.description) === changeId)
            return { is: 'ours', id };
    }
    return undefined;
}
/** Made under the name of its content, so that one which exists already is what we want. */
async function makeConfiguration(hand) {
    const { plan } = hand;
    const wanted = configurationFor(plan.strategy);
    if (plan.configurationMade === 'by AWS or the user' || wanted.made === 'by AWS')
        return;
    if (await isThere(hand, wanted.name))
        return;
    const { routing } = wanted.made;
    const { client, sdk } = await hand.codedeploy();
    await hand.patient.read({ service: 'codedeploy', operation: 'CreateDeploymentConfig' }, async () => {
        await client.send(new sdk.CreateDeploymentConfigCommand({
            deploymentConfigName: wanted.name,
            computePlatform: 'ECS',
            trafficRoutingConfig: routing,
        }));
    }, {
        DeploymentConfigAlreadyExistsException: () => undefined,
        DeploymentConfigLimitExceededException: message => {
            throw new RejectedError({
                message: `codedeploy:CreateDeploymentConfig: ${message} (DeploymentConfigLimitExceededException)`,
                hint: 'Delete deployment configurations that nobody uses, or say `steps` that a predefined configuration has.',
            });
        },
    });
}
/** Whether an earlier release has made it. One that does something else than its name says was made by somebody else. */
async function isThere(hand, name) {
    const { client, sdk } = await hand.codedeploy();
    const there = await hand.patient.read({ service: 'codedeploy', operation: 'GetDeploymentConfig' }, async () => (await client.send(new sdk.GetDeploymentConfigCommand({ deploymentConfigName: name }))).deploymentConfigInfo, { DeploymentConfigDoesNotExistException: () => undefined });
    if (there === undefined)
        return false;
    const same = there.computePlatform === 'ECS' && sameStrategy(strategyOf(name, there.trafficRoutingConfig), hand.plan.strategy);
    if (same)
        return true;
    throw new RejectedError({
        message: `The deployment configuration ${name} exists and does something else than its name says.`,
        hint: 'Delete it in CodeDeploy, or say other `steps`.',
    });
}

;// CONCATENATED MODULE: ./lib/targets/codedeploy/group-settings.js

const group_settings_minute = 60_000;
function groupOf(info) {
    const { deploymentStyle, blueGreenDeploymentConfiguration: blueGreen, alarmConfiguration: alarms } = info;
    refuseUnlessReleasable(info, deploymentStyle);
    const rollsBackOn = rollsBackOnIn(info);
    const termination = terminationOf(blueGreen);
    return {
        application: info.applicationName ?? '',
        name: info.deploymentGroupName ?? '',
        configuration: configurationOf(info),
        alarms: alarms?.enabled === true
            ? (alarms.alarms ?? []).flatMap(alarm => (alarm.name === undefined ? [] : [alarm.name]))
            : [],
        stopsOnAlarm: alarms?.enabled !== true
            ? 'no'
            : rollsBackOn.includes('DEPLOYMENT_STOP_ON_ALARM')
                ? 'and goes back'
                : 'and leaves traffic',
        rollsBackOn,
        readyWait: readyWaitOf(blueGreen),
        termination,
        // KEEP_ALIVE ends the deployment with blue still up, and nothing of this deployment can go back to it from then on.
        blueKept: termination?.action === 'TERMINATE' ? termination.minutes * group_settings_minute : 0,
        pair: pairOf(info),
        lastDeployment: info.lastAttemptedDeployment?.deploymentId,
    };
}
/** `application/group`, as people name it. */
function titleOf(group) {
    return `${group.applicationName ?? '?'}/${group.deploymentGroupName ?? '?'}`;
}
function platformOf(info) {
    const platform = info.computePlatform;
    switch (platform) {
        case 'ECS':
        case 'Lambda':
        case 'Server':
            return platform;
        default:
            throw unknown(`Deployment group ${titleOf(info)} is of a platform`, String(platform));
    }
}
/** For ECS, CodeDeploy has one style only: a group of another is not about the tasks of a service. */
function refuseUnlessReleasable(info, style) {
    const refuse = (reason) => new RefusedError([
        {
            where: 'deployment-group',
            value: titleOf(info),
            reason,
            remedy: 'a group of platform ECS, of style BLUE_GREEN and WITH_TRAFFIC_CONTROL',
        },
    ]);
    const platform = platformOf(info);
    if (platform !== 'ECS')
        throw refuse(`it is of the platform ${platform}`);
    const type = style?.deploymentType;
    switch (type) {
        case 'BLUE_GREEN':
        case undefined:
            break;
        case 'IN_PLACE':
            throw refuse('it replaces what serves in place (IN_PLACE): no blue is left to go back to');
        default:
            throw unknown(`Deployment group ${titleOf(info)} is of a type`, type);
    }
    const option = style?.deploymentOption;
    switch (option) {
        case 'WITH_TRAFFIC_CONTROL':
        case undefined:
            return;
        case 'WITHOUT_TRAFFIC_CONTROL':
            throw refuse('it moves no traffic (WITHOUT_TRAFFIC_CONTROL)');
        default:
            throw unknown(`Deployment group ${titleOf(info)} has an option for traffic`, option);
    }
}
function configurationOf(info) {
    if (info.deploymentConfigName !== undefined)
        return info.deploymentConfigName;
    throw new UnknownAnswerError({
        message: `CodeDeploy does not say how deployment group ${titleOf(info)} moves traffic.`,
        hint: 'Give the group a deployment configuration.',
    });
}
function rollsBackOnIn({ autoRollbackConfiguration: rollback }) {
    if (rollback?.enabled !== true)
        return [];
    const events = rollback.events ?? [];
    for (const event of events)
        switch (event) {
            case 'DEPLOYMENT_FAILURE':
            case 'DEPLOYMENT_STOP_ON_ALARM':
            case 'DEPLOYMENT_STOP_ON_REQUEST':
                break;
            default:
                throw unknown('The deployment group rolls back on an event', event);
        }
    return events;
}
function readyWaitOf(blueGreen) {
    const ready = blueGreen?.deploymentReadyOption;
    const action = ready?.actionOnTimeout;
    switch (action) {
        case 'STOP_DEPLOYMENT':
            return (ready?.waitTimeInMinutes ?? 0) * group_settings_minute;
        case 'CONTINUE_DEPLOYMENT':
        case undefined:
            return 'none';
        default:
            throw unknown('The deployment group has a wait before traffic', action);
    }
}
function terminationOf(blueGreen) {
    const ending = blueGreen?.terminateBlueInstancesOnDeploymentSuccess;
    const action = ending?.action;
    switch (action) {
        case 'TERMINATE':
            return { action, minutes: ending?.terminationWaitTimeInMinutes ?? 0 };
        case 'KEEP_ALIVE':
            return { action };
        case undefined:
            return undefined;
        default:
            throw unknown('The deployment group ends blue in a way', action);
    }
}
function pairOf(info) {
    const [pair, ...others] = info.loadBalancerInfo?.targetGroupPairInfoList ?? [];
    if (pair === undefined)
        return undefined;
    const [one, two, ...more] = (pair.targetGroups ?? []).flatMap(({ name }) => (name === undefined ? [] : [name]));
    if (others.length > 0 || one === undefined || two === undefined || more.length > 0)
        throw new RefusedError([
            {
                where: 'deployment-group',
                value: titleOf(info),
                reason: others.length > 0
                    ? `it has ${others.length + 1} pairs of target groups, and Greenlight knows groups with one`
                    : 'its pair of target groups does not name two',
                remedy: 'one pair of two target groups in the deployment group',
            },
        ]);
    return {
        targetGroups: [one, two],
        prodListeners: pair.prodTrafficRoute?.listenerArns ?? [],
        testListeners: pair.testTrafficRoute?.listenerArns ?? [],
    };
}
function unknown(what, value) {
    return new UnknownAnswerError({
        message: `${what} that Greenlight does not know: ${value}.`,
        hint: 'Update Greenlight.',
    });
}

;// CONCATENATED MODULE: ./lib/targets/codedeploy/group.js


/** The group that was named, or the one that releases this service. Two candidates are a problem, not a guess. */
async function findGroup(codedeploy, asking, asked) {
    const read = reader(codedeploy, asking);
    const applications = asked.application === undefined ? await read.ecsApplications() : [asked.application];
    const found = await Promise.all(applications.map(async (application) => {
        const names = asked.group === undefined ? await read.groupNames(application) : [asked.group];
        return read.groups(application, names);
    }));
    const matching = found.flat().filter(group => releases(group, asked));
    const [only, ...others] = matching;
    if (only === undefined)
        throw new RefusedError([notFound(asked, found.flat())]);
    if (others.length > 0)
        throw new RefusedError([
            {
                where: 'deployment-group',
                value: undefined,
                reason: `${matching.length} deployment groups release this service: ${matching.map(titleOf).join(', ')}`,
                remedy: 'say which with `application` and `deployment-group`',
            },
        ]);
    return groupOf(only);
}
function reader(codedeploy, asking) {
    const refuse = (where, value, reason) => () => {
        throw new RefusedError([{ where, value, reason, remedy: 'correct the name, `region`, or the account' }]);
    };
    /** Follows nextToken to the end: a name on the second page is as real as one on the first. */
    const pages = async (page) => {
        const names = [];
        let token;
        do {
            const { names: more, nextToken } = await page(token);
            names.push(...more);
            token = nextToken;
        } while (token !== undefined);
        return names;
    };
    return {
        ecsApplications: async () => {
            const { client, sdk } = await codedeploy();
            const names = await pages(async (nextToken) => {
                const answer = await asking.read({ service: 'codedeploy', operation: 'ListApplications' }, () => client.send(new sdk.ListApplicationsCommand({ nextToken })));
                return { names: answer.applications ?? [], nextToken: answer.nextToken };
            });
            const found = await inBatches(names, async (applicationNames) => {
                const answer = await asking.read({ service: 'codedeploy', operation: 'BatchGetApplications' }, () => client.send(new sdk.BatchGetApplicationsCommand({ applicationNames })));
                return answer.applicationsInfo ?? [];
            });
            return found.filter(one => one.computePlatform === 'ECS').map(one => one.applicationName ?? '');
        },
        groupNames: async (applicationName) => {
            const { client, sdk } = await codedeploy();
            return pages(async (nextToken) => {
                const answer = await asking.read({ service: 'codedeploy', operation: 'ListDeploymentGroups' }, () => client.send(new sdk.ListDeploymentGroupsCommand({ applicationName, nextToken })), {
                    ApplicationDoesNotExistException: refuse('application', applicationName, 'CodeDeploy has no such application'),
                });
                return { names: answer.deploymentGroups ?? [], nextToken: answer.nextToken };
            });
        },
        groups: async (applicationName, names) => {
            const { client, sdk } = await codedeploy();
            return inBatches(names, async (deploymentGroupNames) => {
                const answer = await asking.read({ service: 'codedeploy', operation: 'BatchGetDeploymentGroups' }, () => client.send(new sdk.BatchGetDeploymentGroupsCommand({ applicationName, deploymentGroupNames })), {
                    ApplicationDoesNotExistException: refuse('application', applicationName, 'CodeDeploy has no such application'),
                    DeploymentGroupDoesNotExistException: refuse('deployment-group', names.join(', '), 'CodeDeploy has no such group'),
                });
                return answer.deploymentGroupsInfo ?? [];
            });
        },
    };
}
/** CodeDeploy's batch calls take at most 100 names. */
async function inBatches(names, ask) {
    const batches = Array.from({ length: Math.ceil(names.length / 100) }, (_, at) => names.slice(at * 100, at * 100 + 100));
    return (await Promise.all(batches.map(ask))).flat();
}
function releases(group, asked) {
    return (group.ecsServices ?? []).some(one => one.serviceName === asked.service && (one.clusterName ?? 'default') === asked.cluster);
}
function notFound(asked, looked) {
    const { application, group } = asked;
    const platforms = application === undefined ? [] : looked.map(platformOf).filter(one => one !== 'ECS');
    const [other] = platforms.length === looked.length ? platforms : [];
    const service = `service ${asked.service} of cluster ${asked.cluster}`;
    const releasesNot = application !== undefined && group !== undefined
        ? `${application}/${group} does not release ${service}`
        : `no CodeDeploy deployment group releases ${service}`;
    return {
        where: other === undefined ? 'deployment-group' : 'application',
        value: other === undefined ? group : application,
        reason: other === undefined ? releasesNot : `${looked.map(titleOf).join(', ')} is of the platform ${other}, not of ECS`,
        remedy: other !== undefined || looked.length === 0
            ? 'create a deployment group of platform ECS for this service'
            : `one of ${looked.map(titleOf).join(', ')}, or create a group for this service`,
    };
}

;// CONCATENATED MODULE: ./lib/targets/codedeploy/occupant.js




/**
 * Who holds the group whose last deployment this is: the deployment itself, or what goes back from it.
 *
 * @throws MissingError where CodeDeploy does not have the deployment
 * @throws UnknownAnswerError for a status that is not known: neither busy nor free can be read out of it
 */
async function holderAfter(hand, deploymentId) {
    const info = await readDeployment(hand.codedeploy, hand.patient, deploymentId);
    return holderOf(hand, hand.patient, deploymentId, info);
}
/** The holder as somebody who is in the way. */
async function occupied(hand, held) {
    let following = held.id;
    return {
        with: held.is === 'a deployment' ? await occupantOf(hand, held.id, held.info) : rollbackOf(held.id, hand.now()),
        watch: async () => {
            const held = await look(hand, hand.brisk, following);
            if (held.is === 'nobody')
                return 'free';
            following = held.id;
            return 'busy';
        },
        end: () => stop(hand, held.id),
    };
}
/** A rollback may have its name before it can be read. */
async function look(hand, asking, id) {
    const info = await findDeployment(hand.codedeploy, asking, id);
    return info === undefined ? { is: 'a rollback to come', id } : holderOf(hand, asking, id, info);
}
async function holderOf(hand, asking, id, info) {
    if (!hasEnded(id, info))
        return { is: 'a deployment', id, info };
    const rollback = info.rollbackInfo?.rollbackDeploymentId;
    if (rollback !== undefined)
        return look(hand, asking, rollback);
    const ended = info.completeTime?.getTime() ?? Number.NEGATIVE_INFINITY;
    return goesBack(info) && hand.now() < ended + rollbackAppears
        ? { is: 'a rollback to come', id }
        : { is: 'nobody', last: info };
}
/** AWS names the rollback of a deployment within half a minute of its end, as its users see it; there is no promise. */
const rollbackAppears = 60_000;
function hasEnded(id, { status }) {
    switch (status) {
        case 'Created':
        case 'Queued':
        case 'InProgress':
        case 'Baking':
        case 'Ready':
            return false;
        case 'Succeeded':
        case 'Failed':
        case 'Stopped':
            return true;
        case undefined:
            throw strange(id, 'no status');
        default: {
            const never = status;
            throw strange(id, `status ${String(never)}`);
        }
    }
}
function strange(id, status) {
    return new UnknownAnswerError({
        message: `CodeDeploy shows deployment ${id} with ${status}, which this version of Greenlight does not know.`,
        hint: 'Look at the deployment in CodeDeploy, and run the step again when it has ended.',
    });
}
/** Whether a rollback may follow. Who asks for a stop may ask for one whatever the deployment's own settings are. */
function goesBack({ status, creator, errorInformation, autoRollbackConfiguration: auto }) {
    if (status === 'Succeeded' || creator === 'codeDeployRollback')
        return false;
    const events = auto?.enabled === true ? (auto.events ?? []) : [];
    if (status === 'Failed')
        return events.includes('DEPLOYMENT_FAILURE');
    return errorInformation?.code !== 'ALARM_ACTIVE' || events.includes('DEPLOYMENT_STOP_ON_ALARM');
}
function rollbackOf(id, now) {
    return { id, began: now, creator: 'codeDeployRollback', madeBy: { is: 'somebody else' } };
}
async function occupantOf(hand, id, info) {
    const began = info.createTime?.getTime() ?? hand.now();
    const changeId = parseStamp(info.description);
    if (changeId === undefined)
        return { id, began, creator: info.creator, madeBy: { is: 'somebody else' } };
    const taskDefinition = taskDefinitionIn(info.revision?.appSpecContent?.content);
    const maker = taskDefinition === undefined ? undefined : await hand.whoMade(taskDefinition);
    // Tags travel with copies of a definition: an origin counts where the release that deploys is the one that registered.
    const theirs = maker?.madeBy !== undefined && releaseOf(maker.madeBy) === releaseOf(changeId);
    const origin = theirs ? maker.origin : undefined;
    return { id, began, creator: info.creator, madeBy: { is: 'another release', changeId, origin } };
}
async function stop({ codedeploy, patient }, deploymentId) {
    const { client, sdk } = await codedeploy();
    await patient.read({ service: 'codedeploy', operation: 'StopDeployment' }, async () => {
        await client.send(new sdk.StopDeploymentCommand({ deploymentId, autoRollbackEnabled: true }));
    }, 
    // It was quicker to end by itself, which is all that is wanted.
    { DeploymentAlreadyCompletedException: () => undefined });
}

// EXTERNAL MODULE: ./lib/request/appspec-file.js + 3 modules
var appspec_file = __nccwpck_require__(5704);
;// CONCATENATED MODULE: ./lib/targets/codedeploy/own-change.js



/** Ours by its stamp; without the task definition that it brings it could not be gone on with. */
function changeOf(holder, run, now) {
    if (holder.is !== 'a deployment')
        return undefined;
    const { id, info } = holder;
    const changeId = parseStamp(info.description);
    const arn = taskDefinitionIn(info.revision?.appSpecContent?.content);
    if (changeId === undefined || releaseOf(changeId) !== run.releaseId || arn === undefined)
        return undefined;
    const revision = { id: arn, name: arn.slice(arn.lastIndexOf('/') + 1) };
    return { changeId, hooks: hooksIn(info), change: { id, revision, began: info.createTime?.getTime() ?? now } };
}
/** The functions that run in a deployment, by its AppSpec; none where it has none that can be read. */
function hooksIn({ deploymentId = '', revision }) {
    const spec = (0,appspec_file/* checkAppSpecFile */.J)(`the AppSpec of ${deploymentId}`, revision?.appSpecContent?.content ?? '');
    return spec.ok ? spec.value.hooks : [];
}

;// CONCATENATED MODULE: ./lib/targets/ecs/stamp.js
const change = 'greenlight:change-id';
const repository = 'greenlight:repository';
const workflow = 'greenlight:workflow';
const runNumber = 'greenlight:run-number';
const keys = new Set([change, repository, workflow, runNumber]);
/** A tag that Greenlight sets itself: it says who made a revision, and nothing about what the revision runs. */
function isStamp({ key }) {
    return keys.has(key);
}
/**
 * The tags that say which release made a revision, and from where, as far as there is room for them. Without its origin a
 * release is waited for instead of superseded; without its change-id its revision is made anew by each attempt. So the
 * change-id is the last to be left out.
 *
 * @param room how many more tags the revision may have
 */
function printStampTags(changeId, origin, room) {
    const from = origin === undefined ? [] : printOrigin(origin);
    return [{ key: change, value: changeId }, ...(room > from.length ? from : [])].slice(0, Math.max(0, room));
}
/** The change-id of the release that made a revision; undefined where none did. */
function changeIdIn(tags) {
    return stamp_valueOf(tags, change);
}
/** Which workflow made a revision; undefined where the tags do not say all of it. */
function originIn(tags) {
    const from = { repository: stamp_valueOf(tags, repository), workflow: stamp_valueOf(tags, workflow) };
    const number = stamp_valueOf(tags, runNumber);
    if (!from.repository || !from.workflow || number === undefined || !/^[1-9]\d*$/.test(number))
        return undefined;
    return { repository: from.repository, workflow: from.workflow, runNumber: Number(number) };
}
/**
 * What a tag's value takes in ECS: 256 letters, digits and spaces of any script, and these signs. A workflow's file may
 * have others in its name. Then no origin is stamped at all: a name made to fit could be another workflow's.
 */
const taggable = /^[\p{L}\p{N}\p{Z}+\-=._:/@]{1,256}$/u;
function printOrigin(origin) {
    const tags = [
        { key: repository, value: origin.repository },
        { key: workflow, value: origin.workflow },
        { key: runNumber, value: String(origin.runNumber) },
    ];
    return tags.every(({ value }) => taggable.test(value)) ? tags : [];
}
function stamp_valueOf(tags, key) {
    return tags.find(tag => tag.key === key)?.value;
}

;// CONCATENATED MODULE: ./lib/targets/ecs/task-definition.js

/** What DescribeTaskDefinition adds and RegisterTaskDefinition does not take. */
const describeOnly = new Set([
    'taskDefinitionArn',
    'revision',
    'status',
    'requiresAttributes',
    'compatibilities',
    'registeredAt',
    'deregisteredAt',
    'deleteRequestedAt',
    'registeredBy',
]);
/** The definition without what cannot be sent back: describe-only fields, and members that are null. */
function registerable(definition) {
    const kept = Object.entries(definition).filter(([field]) => !describeOnly.has(field));
    return withoutNulls(Object.fromEntries(kept));
}
function withoutNulls(value) {
    if (Array.isArray(value))
        return value.filter(item => item !== null).map(withoutNulls);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value)
        .filter(([, member]) => member !== null && member !== undefined)
        .map(([name, member]) => [name, withoutNulls(member)]));
}
/** The definition with its images changed as asked. */
function withImages(definition, change) {
    switch (change.change) {
        case 'none':
            return { ok: true, definition };
        case 'essential': {
            const essential = definition.containerDefinitions.filter(container => container['essential'] !== false);
            const [only, ...more] = essential;
            if (only === undefined || more.length > 0)
                return {
                    ok: false,
                    input: 'image',
                    reason: `${essential.length} containers are essential: ${essential.map(container => container.name).join(', ')}`,
                    remedy: 'name the container: `images: container=uri`',
                };
            return { ok: true, definition: replace(definition, new Map([[only.name, change.image]])) };
        }
        case 'named': {
            const names = definition.containerDefinitions.map(container => container.name);
            const strangers = [...change.images.keys()].filter(name => !names.includes(name));
            if (strangers.length > 0)
                return {
                    ok: false,
                    input: 'images',
                    reason: `there is no container ${strangers.join(', ')}`,
                    remedy: `one of ${names.map(name => `\`${name}\``).join(', ')}`,
                };
            return { ok: true, definition: replace(definition, change.images) };
        }
    }
}
function replace(definition, images) {
    return {
        ...definition,
        containerDefinitions: definition.containerDefinitions.map(container => {
            const image = images.get(container.name);
            return image === undefined ? container : { ...container, image };
        }),
    };
}
/** The tags of a definition, in the one spelling that ECS uses. */
function tagsOf(definition) {
    const tags = definition['tags'];
    if (!Array.isArray(tags))
        return [];
    return tags.flatMap((tag) => {
        const { key, value } = (tag ?? {});
        return typeof key === 'string' ? [{ key, value: typeof value === 'string' ? value : '' }] : [];
    });
}
/** The user's own tags: without Greenlight's stamp, and without those of AWS, whose keys nobody else may set. */
function ownTags(definition) {
    return tagsOf(definition).filter(tag => !isStamp(tag) && !tag.key.startsWith('aws:'));
}
/** ECS takes 50 tags on a resource, and those of AWS do not count. */
const mostTags = 50;
/** The definition with this release's stamp in place of an earlier one's; no tag of the user's makes way for it. */
function stamped(definition, changeId, origin) {
    const own = ownTags(definition);
    return { ...definition, tags: [...own, ...printStampTags(changeId, origin, mostTags - own.length)] };
}
/** `arn:…:task-definition/api:42` → `api:42`: names travel between jobs, ARNs are dropped where the account id is masked. */
function revisionName(arn) {
    return arn.slice(arn.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./lib/targets/ecs/canonical.js

/**
 * Lists whose order says nothing, and the members that tell their items apart. The order of all others may mean something:
 * a command's does, and that of environment files, which ECS reads from the top down.
 */
const unordered = {
    containerDefinitions: ['name'],
    environment: ['name'],
    secrets: ['name'],
    volumes: ['name'],
    tags: ['key'],
    portMappings: ['containerPort', 'protocol', 'hostPort', 'containerPortRange'],
    mountPoints: ['containerPath'],
    ulimits: ['name'],
    systemControls: ['namespace'],
    requiresCompatibilities: [],
};
/**
 * What AWS does where a member is left out, and shows as if it had been said; by the name of what it is a member of
 * (ContainerDefinition, PortMapping, HealthCheck and EFSVolumeConfiguration of the ECS API reference).
 */
const filledIn = {
    containerDefinitions: { cpu: 0, essential: true },
    portMappings: { protocol: 'tcp' },
    healthCheck: { interval: 30, timeout: 5, retries: 3, startPeriod: 0 },
    efsVolumeConfiguration: { rootDirectory: '/' },
};
/** A task definition in the one form that all definitions which run the same have in common. */
function canonical(definition) {
    const { cpu, memory, ...rest } = registerable(definition);
    const containers = definition.containerDefinitions.map(one => withoutHostPorts(one, definition['networkMode']));
    return (ordered({
        ...rest,
        cpu: sizeIn(cpu, /^([\d.]+)\s*vcpu$/i),
        memory: sizeIn(memory, /^([\d.]+)\s*gb$/i),
        containerDefinitions: containers,
        tags: ownTags(definition),
    }, '') ?? {});
}
/** `.5 vCPU` and `1 GB` are written down by AWS as `512` and `1024`: both units hold 1024 of the small ones. */
function sizeIn(size, large) {
    const amount = typeof size === 'string' ? large.exec(size.trim())?.[1] : undefined;
    return amount === undefined ? size : String(Number(amount) * 1024);
}
/** A container is reached on its own port under awsvpc and host; under bridge, the default, 0 is one that Docker chooses. */
function withoutHostPorts(container, networkMode) {
    const { portMappings } = container;
    if (!Array.isArray(portMappings))
        return container;
    const own = networkMode === 'awsvpc' || networkMode === 'host';
    return {
        ...container,
        portMappings: portMappings.map((mapping) => {
            const { hostPort, ...port } = mapping;
            return hostPort === (own ? port['containerPort'] : 0) ? port : mapping;
        }),
    };
}
/** Members by name, unordered lists by their items' names, and nothing that is empty or filled in; undefined when nothing is left. */
function ordered(value, name) {
    if (Array.isArray(value)) {
        const items = value.map(item => ordered(item, name)).filter(item => item !== undefined);
        if (items.length === 0)
            return undefined;
        const by = unordered[name];
        return by === undefined ? items : items.toSorted((a, b) => compare(keyOf(a, by), keyOf(b, by)));
    }
    if (typeof value === 'object' && value !== null) {
        const members = Object.entries(value)
            .filter(([key, inner]) => inner !== filledIn[name]?.[key])
            .map(([key, inner]) => [key, ordered(inner, key)])
            .filter((pair) => pair[1] !== undefined)
            .toSorted(([a], [b]) => compare(a, b));
        return members.length === 0 ? undefined : Object.fromEntries(members);
    }
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
function keyOf(item, by) {
    return typeof item === 'object' && !Array.isArray(item)
        ? JSON.stringify(by.map(name => item[name] ?? null))
        : JSON.stringify(item);
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./lib/targets/ecs/sameness.js

/**
 * Whether two task definitions would run the same. AWS fills in what a file leaves out (cpu 0, essential true, tcp, empty
 * lists, the host's port under awsvpc) and keeps no order where order means nothing; neither makes a new revision.
 */
function same(one, other) {
    return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}
/** The members whose values may be shown, and how: all others can hold secrets, and are named only. */
const shown = new Map([
    ...['image', 'cpu', 'memory', 'memoryReservation', 'networkMode', 'family'].map(name => [name, plain]),
    ...['taskRoleArn', 'executionRoleArn'].map(name => [name, roleName]),
    ['portMappings', ports],
]);
/** How green differs from blue, field by field; containers by their name. */
function differences(blue, green) {
    const from = fields(canonical(blue));
    const to = fields(canonical(green));
    return [...new Set([...from.keys(), ...to.keys()])]
        .filter(field => JSON.stringify(from.get(field)) !== JSON.stringify(to.get(field)))
        .toSorted(compare)
        .map(field => differenceIn(field, from.get(field), to.get(field)));
}
function differenceIn(field, from, to) {
    const print = shown.get(field.slice(field.lastIndexOf('.') + 1));
    if (print === undefined || print(from) === print(to))
        return { field, shown: 'name only' };
    return { field, shown: 'values', from: print(from), to: print(to) };
}
/** `cpu`, `container api.image`, ...: one entry for each field that a person would name. */
function fields(definition) {
    const { containerDefinitions = [], ...task } = definition;
    const containers = containerDefinitions.flatMap(({ name, ...container }) => Object.entries(container).map(([field, value]) => [`container ${plain(name)}.${field}`, value]));
    return new Map([...Object.entries(task), ...containers]);
}
function plain(value) {
    return value === undefined ? 'none' : typeof value === 'object' ? 'set' : String(value);
}
function roleName(value) {
    const arn = plain(value);
    return arn.slice(arn.lastIndexOf('/') + 1);
}
function ports(value) {
    if (!Array.isArray(value))
        return 'none';
    return value
        .map(mapping => `${plain(mapping['containerPort'] ?? mapping['containerPortRange'])}/${plain(mapping['protocol'] ?? 'tcp')}`)
        .join(', ');
}

;// CONCATENATED MODULE: ./lib/targets/elbv2/balancing.js

function there(sought) {
    return sought.flatMap(one => (one.is === 'there' ? [one.what] : []));
}
function missing(sought) {
    return sought.flatMap(one => (one.is === 'missing' ? [one.named] : []));
}
function targetGroupOf(described) {
    return {
        name: described.TargetGroupName ?? '',
        arn: described.TargetGroupArn ?? '',
        loadBalancers: described.LoadBalancerArns ?? [],
        targetType: targetTypeOf(described),
        protocol: described.Protocol,
        port: described.Port,
    };
}
function listenerOf(described, forwards) {
    return {
        arn: described.ListenerArn ?? '',
        port: described.Port ?? 0,
        protocol: described.Protocol,
        loadBalancer: described.LoadBalancerArn ?? '',
        forwards,
    };
}
function targetTypeOf({ TargetType: type, TargetGroupName: name }) {
    switch (type) {
        case 'ip':
        case 'instance':
        case 'lambda':
        case 'alb':
            return type;
        default:
            throw new UnknownAnswerError({
                message: `Target group ${String(name)} has targets of a type that Greenlight does not know: ${String(type)}.`,
                hint: 'Update Greenlight.',
            });
    }
}

;// CONCATENATED MODULE: ./lib/release/words.js
/**
 * The words of a release, as types. Every room of the house speaks these and no other: an AWS status string is turned
 * into them in the folder that speaks to that service, and nowhere else.
 */
/** The one way to say who serves, from green's share. */
function servingOf(green) {
    if (green <= 0)
        return { who: 'blue', green: 0 };
    if (green >= 100)
        return { who: 'green', green: 100 };
    return { who: 'split', green };
}

;// CONCATENATED MODULE: ./lib/targets/elbv2/forward.js

/** What the actions of a rule, or a listener's default ones, forward to. Most rules have one action; one at most forwards. */
function forwardsOf(of, actions) {
    return actions.filter(forwards).map(action => ({
        of,
        weights: weightsIn(action),
        sticky: action.ForwardConfig?.TargetGroupStickinessConfig?.Enabled === true,
    }));
}
function placeWords(of) {
    return of === 'default' ? 'the default action' : `rule ${of.rule}`;
}
function forwards({ Type: type }) {
    switch (type) {
        case 'forward':
            return true;
        case 'authenticate-cognito':
        case 'authenticate-oidc':
        case 'fixed-response':
        case 'jwt-validation':
        case 'redirect':
            return false;
        default:
            throw forward_unknown(`an action of a type that Greenlight does not know: ${String(type)}`);
    }
}
/** One target group stands alone in `TargetGroupArn` or in the list; a weight is needed only where there are several. */
function weightsIn({ TargetGroupArn: alone, ForwardConfig: config }) {
    const listed = config?.TargetGroups ?? [];
    if (listed.length === 0) {
        if (alone === undefined)
            throw forward_unknown('a forward to nowhere');
        return new Map([[alone, 1]]);
    }
    return new Map(listed.map(({ TargetGroupArn: arn, Weight: weight = listed.length === 1 ? 1 : undefined }) => {
        if (arn === undefined || weight === undefined)
            throw forward_unknown('a forward to several target groups without weights');
        return [arn, weight];
    }));
}
function forward_unknown(what) {
    return new UnknownAnswerError({ message: `A listener has ${what}.`, hint: 'Update Greenlight.' });
}

;// CONCATENATED MODULE: ./lib/targets/elbv2/weights.js



/** What of the production listeners concerns the pair: rules that lead elsewhere are another service's. */
function productionForwards(balancing) {
    const pair = there(balancing.targetGroups).map(group => group.arn);
    return there(balancing.production).flatMap(listener => listener.forwards
        .filter(({ weights }) => pair.some(arn => weights.has(arn)))
        .map(forward => ({ ...forward, listener })));
}
/**
 * Who has the production traffic by the weights that are asked for; what the load balancer does follows them within
 * seconds. Every rule that leads to the pair must say the same, or nobody can give one number.
 */
function weightsOf(balancing, blueArn) {
    const [first, ...others] = productionForwards(balancing);
    if (first === undefined)
        return weights_unknown('no production listener leads to the pair of target groups');
    const share = greenShare(first, balancing, blueArn);
    if (share === undefined)
        return weights_unknown(`${placeWords(first.of)} does not lead to blue and its counterpart alone`);
    const other = others.find(forward => greenShare(forward, balancing, blueArn) !== share);
    return other === undefined
        ? servingOf(share)
        : weights_unknown(`${placeWords(first.of)} and ${placeWords(other.of)} of the production listener divide traffic differently`);
}
/** Undefined where blue and its counterpart do not share all the traffic of this forward. */
function greenShare({ weights }, { targetGroups }, blueArn) {
    const pair = there(targetGroups).map(group => group.arn);
    const leadsElsewhere = [...weights].some(([arn, weight]) => weight > 0 && !pair.includes(arn));
    const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    if (leadsElsewhere || all === 0 || !pair.includes(blueArn))
        return undefined;
    return (100 * (all - (weights.get(blueArn) ?? 0))) / all;
}
function weights_unknown(because) {
    return { who: 'unknown', because };
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/preflight/shell-word.js
/** One word to a POSIX shell, whatever it holds: names of groups may hold blanks and quotes. */
function shellWord(text) {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/preflight/blue.js

/** Whether blue can take everything back. */
function blueFindings({ region, service, blue, blueHealth: health }) {
    const { revision, wanted } = blue.side;
    if (wanted === 0)
        return [
            {
                level: 'error',
                where: 'service',
                value: service.name,
                reason: 'its desired count is 0: green would have no task, nothing would serve, and nothing can be proven',
                remedy: 'give the service at least one task, then release',
                command: `aws ecs update-service --region ${shellWord(region)} --cluster ${shellWord(service.cluster)} --service ${shellWord(service.name)} --desired-count 1`,
            },
        ];
    if (health === undefined || health.healthy >= wanted)
        return [];
    const because = health.reasons.length === 0 ? '' : `: ${health.reasons.join('; ')}`;
    const [reason, remedy] = health.healthy === 0
        ? [
            `blue (${revision}) has no healthy target of ${wanted} wanted, so there is no way back to it${because}`,
            'mend blue first, unless this release is the mending: traffic is not sent back to a blue that cannot serve',
        ]
        : [
            `blue (${revision}) has ${health.healthy} healthy of ${wanted} wanted targets, so going back may overload it${because}`,
            'let blue become healthy before the release, or expect less capacity on the way back',
        ];
    return [{ level: 'warning', where: 'service', value: service.name, reason, remedy }];
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/preflight/facts.js
function facts_titleOf({ group }) {
    return `${group.application}/${group.name}`;
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/preflight/listeners.js


/** Whether the group's listeners exist and stand on one load balancer with its target groups. */
function listenerFindings(facts) {
    const { balancing } = facts;
    if (balancing === undefined)
        return [];
    const refuse = (reason, remedy) => ({
        level: 'error',
        where: 'deployment-group',
        value: facts_titleOf(facts),
        reason,
        remedy,
    });
    const gone = (kind, arns) => arns.map(arn => refuse(`its ${kind} listener ${arn} does not exist`, `name an existing ${kind} listener in the deployment group`));
    return [
        ...(balancing.production.length === 0
            ? [refuse('it names no production listener', 'name the listener that users come in by in the deployment group')]
            : gone('production', missing(balancing.production))),
        ...gone('test', missing(balancing.test)),
        ...elsewhere(balancing).map(what => refuse(what, 'CodeDeploy moves traffic on one load balancer: put both listeners and both target groups behind it')),
        ...testIsProduction(balancing).map(arn => refuse(`listener ${arn} is both its production and its test listener, so test traffic would be production traffic`, 'a test listener on another port')),
    ];
}
/** What is not on the production listener's load balancer. A target group that no listener leads to yet is on none, and fits. */
function elsewhere(balancing) {
    const [production] = there(balancing.production);
    if (production === undefined)
        return [];
    const home = production.loadBalancer;
    return [
        ...there(balancing.targetGroups)
            .filter(({ loadBalancers: all }) => all.length > 0 && !all.includes(home))
            .map(({ name, loadBalancers }) => `target group ${name} belongs to ${loadBalancers.join(', ')}, and the production listener to ${home}`),
        ...there(balancing.test)
            .filter(({ loadBalancer }) => loadBalancer !== home)
            .map(({ arn, loadBalancer }) => `its test listener ${arn} belongs to ${loadBalancer}, and the production listener to ${home}`),
    ];
}
function testIsProduction({ production, test }) {
    const users = there(production).map(({ arn }) => arn);
    return there(test).flatMap(({ arn }) => (users.includes(arn) ? [arn] : []));
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/preflight/network-load-balancer.js

/**
 * Whether the load balancer can be shifted in steps. CodeDeploy's user guide has all at once as the only way behind a
 * network load balancer, and says nothing of the weighted target groups that these have had since late 2025.
 */
function networkLoadBalancerFindings({ balancing, strategy }) {
    if (balancing === undefined || (strategy !== 'canary' && strategy !== 'linear'))
        return [];
    const [network] = there(balancing.production).filter(({ loadBalancer }) => loadBalancer.includes(':loadbalancer/net/'));
    if (network === undefined)
        return [];
    return [
        {
            level: 'warning',
            where: 'strategy',
            value: strategy,
            reason: `${network.loadBalancer} is a network load balancer, behind which CodeDeploy documents all at once only`,
            remedy: 'use `strategy: blue-green` where CodeDeploy refuses or ignores the steps',
        },
    ];
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/preflight/update-group-command.js

/** The command that gives the group a wait for a word before traffic moves, and leaves blue's end as it is. */
function readyWaitCommand({ group, region }, wait) {
    // UpdateDeploymentGroup replaces the whole member: what is not sent again would be lost.
    const configuration = {
        deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: Math.ceil(wait / 60_000) },
        ...(group.termination === undefined
            ? {}
            : { terminateBlueInstancesOnDeploymentSuccess: terminationOption(group.termination) }),
    };
    return updateGroup({ group, region }, '--blue-green-deployment-configuration', configuration);
}
/** The command that has the group roll back on these events besides those it rolls back on already. */
function rollbackCommand({ group, region }, events) {
    const all = [...new Set([...group.rollsBackOn, ...events])];
    return updateGroup({ group, region }, '--auto-rollback-configuration', { enabled: true, events: all });
}
function terminationOption(termination) {
    switch (termination.action) {
        case 'TERMINATE':
            return { action: termination.action, terminationWaitTimeInMinutes: termination.minutes };
        case 'KEEP_ALIVE':
            return { action: termination.action };
    }
}
function updateGroup({ group, region }, option, value) {
    const words = [
        ...['--region', region],
        ...['--application-name', group.application],
        ...['--current-deployment-group-name', group.name],
        ...[option, JSON.stringify(value)],
    ];
    return ['aws', 'deploy', 'update-deployment-group', ...words.map(shellWord)].join(' ');
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/preflight/ready-wait.js


const ready_wait_minute = 60_000;
/** Time for a person to look when a gate holds; with gates that pass, the release goes on at once. */
const suggestedWait = 30 * ready_wait_minute;
/** Green's targets take some health checks until they answer through the load balancer, and a smoke test has its retries. */
const shortestForSmoke = 2 * ready_wait_minute;
/** Whether there is a time in which green can be proven before it has production traffic. */
function readyWaitFindings(facts) {
    const { group } = facts;
    const proofs = facts.gates.filter(needsWait);
    const smoke = proofs.filter(gate => gate.kind === 'smoke');
    if (group.readyWait === 'none' && proofs.length > 0)
        return [
            {
                level: 'error',
                where: 'gates',
                value: namesOf(proofs),
                reason: `deployment group ${facts_titleOf(facts)} moves traffic as soon as green is ready, so nothing can be proven before it`,
                remedy: 'give the group a wait before traffic, or measure later (`when: during`)',
                command: readyWaitCommand(facts, suggestedWait),
            },
        ];
    if (group.readyWait !== 'none' && group.readyWait < shortestForSmoke && smoke.length > 0)
        return [
            {
                level: 'warning',
                where: 'gates',
                value: namesOf(smoke),
                reason: `deployment group ${facts_titleOf(facts)} waits ${group.readyWait / 1000} s for a word and stops the deployment then: a smoke test may not have passed by that time`,
                remedy: 'a longer wait before traffic',
                command: readyWaitCommand(facts, suggestedWait),
            },
        ];
    return [];
}
/** Gates that ask green itself. Alarms can be read at any time. */
function needsWait({ kind, when }) {
    switch (kind) {
        case 'smoke':
        case 'targets':
            return when === 'before-traffic';
        case 'alarms':
            return false;
    }
}
function namesOf(gates) {
    return gates.map(({ name }) => name).join(', ');
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/preflight/rollback.js


/** What the group does by itself when a deployment goes wrong: it goes for deployments that Greenlight does not make, too. */
function rollbackFindings(facts) {
    const { group } = facts;
    const lacks = missingEvents(group);
    if (lacks.length === 0)
        return [];
    return [
        {
            level: 'warning',
            where: 'deployment-group',
            value: facts_titleOf(facts),
            reason: lacks.includes('DEPLOYMENT_STOP_ON_ALARM')
                ? 'the group stops on its alarms without automatic rollback, and leaves traffic where it is'
                : 'the group has no automatic rollback of a deployment that fails',
            remedy: 'with `on-failure: revert` this release asks AWS for the rollback itself; for all other deployments, switch it on in the group',
            command: rollbackCommand(facts, lacks),
        },
    ];
}
function missingEvents({ stopsOnAlarm, rollsBackOn }) {
    const wanted = stopsOnAlarm === 'no' ? ['DEPLOYMENT_FAILURE'] : ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'];
    return wanted.filter(event => !rollsBackOn.includes(event));
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/preflight/split.js




/** Whether production traffic is already divided, although nothing of this release has moved it. */
function splitFindings(facts) {
    const { blue, balancing } = facts;
    if (balancing === undefined || blue.targetGroup === undefined)
        return [];
    const serving = weightsOf(balancing, blue.targetGroup);
    const weights = productionForwards(balancing)
        .map(forward => `${placeWords(forward.of)}: ${weightWords(forward, balancing)}`)
        .join('; ');
    const about = { where: 'deployment-group', value: facts_titleOf(facts) };
    switch (serving.who) {
        case 'blue':
            return [];
        case 'split':
            return [
                {
                    ...about,
                    level: 'warning',
                    reason: `production traffic is divided before the release begins (${weights}): an earlier deployment or a person left it so`,
                    remedy: "look what stands in the other target group; CodeDeploy's first step sets the weights anew",
                },
            ];
        case 'green':
            return [
                {
                    ...about,
                    level: 'error',
                    reason: `all production traffic goes to the target group in which blue does not stand (${weights})`,
                    remedy: 'send it to the target group of the task set that serves: until then there is nothing that a release could go back to',
                },
            ];
        case 'unknown':
            return [
                {
                    ...about,
                    level: 'warning',
                    reason: `nobody can say how production traffic is divided: ${serving.because} (${weights})`,
                    remedy: 'give every rule that leads to the pair of target groups the same weights',
                },
            ];
    }
}
/** `api-1 90, api-2 10` */
function weightWords({ weights }, { targetGroups }) {
    const names = new Map(there(targetGroups).map(({ arn, name }) => [arn, name]));
    return [...weights].map(([arn, weight]) => `${names.get(arn) ?? arn} ${weight}`).join(', ');
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/preflight/stickiness.js


/** Whether shares of traffic are what they say: clients that stick to a target group do not follow its weight. */
function stickinessFindings({ balancing, strategy }) {
    if (balancing === undefined || (strategy !== 'canary' && strategy !== 'linear'))
        return [];
    const sticky = productionForwards(balancing).filter(forward => forward.sticky);
    const [first] = sticky;
    if (first === undefined)
        return [];
    return [
        {
            level: 'warning',
            where: 'strategy',
            value: strategy,
            reason: `${sticky.map(forward => placeWords(forward.of)).join(' and ')} of the production listener ${first.listener.arn} ` +
                'keeps clients with the target group that they met first: the share of users on green is not the share of traffic, and those who met green stay there when it is taken back',
            remedy: 'switch the stickiness of target groups off for releases in steps, or use `strategy: blue-green`',
        },
    ];
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/preflight/target-groups.js




/** Whether the group's target groups exist, blue stands in one of them, and tasks can be registered in both. */
function targetGroupFindings(facts) {
    const { balancing, group } = facts;
    const refuse = (reason, remedy) => ({
        level: 'error',
        where: 'deployment-group',
        value: facts_titleOf(facts),
        reason,
        remedy,
    });
    if (balancing === undefined)
        return [
            refuse('it has no pair of target groups, so CodeDeploy has nowhere to put green', 'give the deployment group a pair of target groups and a production listener'),
        ];
    const gone = missing(balancing.targetGroups);
    const found = there(balancing.targetGroups);
    return [
        ...gone.map(name => refuse(`target group ${name} of its pair does not exist in this account and region`, 'create it, or name an existing one in the deployment group')),
        ...networkFindings(found, facts.networkMode, refuse),
        ...(gone.length > 0 ? [] : bluePlaceFindings(facts, group.pair?.targetGroups ?? [], refuse)),
    ];
}
function bluePlaceFindings({ blue, balancing, service }, names, refuse) {
    if (blue.targetGroup === undefined || balancing === undefined)
        return [];
    const place = there(balancing.targetGroups).find(({ arn }) => arn === blue.targetGroup);
    if (place === undefined)
        return [
            refuse(`service ${service.name} stands in target group ${blue.targetGroup}, and the pair is ${names.join(' and ')}`, 'name the target group of the service in the pair of the deployment group'),
        ];
    const leads = productionForwards(balancing).some(({ weights }) => weights.has(place.arn));
    const [listener] = there(balancing.production);
    if (leads || listener === undefined)
        return [];
    return [
        refuse(`no rule of its production listener ${listener.arn} leads to target group ${place.name}, in which the service stands`, `forward the listener to ${place.name}: CodeDeploy takes over only from a target group that has the production traffic`),
    ];
}
/** Tasks with a network interface of their own are registered by address, others by the instance that they run on. */
function networkFindings(targetGroups, mode, refuse) {
    const registered = registeredBy(mode);
    if (registered === 'not at all')
        return [
            refuse('tasks in network mode none have no port that a load balancer could reach', 'set `networkMode: awsvpc` in the task definition'),
        ];
    return targetGroups
        .filter(({ targetType }) => targetType !== registered)
        .map(({ name, targetType }) => refuse(`target group ${name} takes targets of type ${targetType}, and tasks in network mode ${mode ?? 'bridge'} are registered by ${registered}`, `a target group of type ${registered}; the type of an existing one cannot be changed`));
}
function registeredBy(mode) {
    switch (mode) {
        case 'awsvpc':
            return 'ip';
        case 'bridge':
        case 'host':
        // What ECS takes on Linux where a task definition says nothing is bridge.
        case undefined:
            return 'instance';
        case 'none':
            return 'not at all';
        default:
            throw new UnknownAnswerError({
                message: `The task definition has the network mode ${String(mode)}, which Greenlight does not know.`,
                hint: 'Update Greenlight.',
            });
    }
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/preflight/test-listener.js


/** Whether a smoke test before traffic reaches green: production listeners still lead to blue then. */
function testListenerFindings(facts) {
    const { balancing, gates } = facts;
    const smoke = gates.filter(gate => gate.kind === 'smoke').filter(gate => gate.when === 'before-traffic');
    const [first] = smoke;
    if (first === undefined || balancing === undefined)
        return [];
    if (balancing.test.length === 0)
        return [
            {
                level: 'error',
                where: 'gates',
                value: smoke.map(({ name }) => name).join(', '),
                reason: `deployment group ${facts_titleOf(facts)} has no test listener: before traffic moves, every request reaches blue and proves nothing of green`,
                remedy: 'add a listener on another port of the load balancer and name it as the test listener of the group, or measure later (`when: during`)',
            },
        ];
    const users = there(balancing.production).map(({ port }) => port);
    const testers = there(balancing.test).map(({ port }) => port);
    return smoke
        .filter(gate => users.includes(portOf(gate)) && !testers.includes(portOf(gate)))
        .map(gate => ({
        level: 'warning',
        where: 'gates',
        value: gate.name,
        reason: `its URL has port ${portOf(gate)}, the one of the production listener: before traffic moves, that is blue`,
        remedy: `the address of the test listener, on port ${testers.join(' or ')}`,
    }));
}
function portOf({ check }) {
    const { port, protocol } = new URL(check.url);
    if (port !== '')
        return Number(port);
    return protocol === 'http:' ? 80 : 443;
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/preflight/findings.js









/** All that stands in the way of a release that has not begun, and all that is worth knowing before it does. */
function findings(facts) {
    const fit = [...targetGroupFindings(facts), ...listenerFindings(facts)];
    return [
        ...fit,
        // Weights are worth a word only where they are the weights of what fits together.
        ...(fit.length > 0 ? [] : splitFindings(facts)),
        ...blueFindings(facts),
        ...readyWaitFindings(facts),
        ...testListenerFindings(facts),
        ...stickinessFindings(facts),
        ...networkLoadBalancerFindings(facts),
        ...rollbackFindings(facts),
    ];
}
/** A release that is in flight already is gone on with, whatever stands there: all that is said is what going back would meet. */
function findingsUnderWay(facts) {
    return blueFindings(facts).filter(({ level }) => level === 'warning');
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/found.js





/** What reading has shown, in the words of the planner. */
function foundIn(sights, asked, run, region) {
    const { group, configured, live, wanted, ours, begun, service } = sights;
    const otherwise = begun !== undefined && !same(begun.definition, wanted) ? begun.revision : undefined;
    return {
        run: ours === undefined ? run : { ...run, changeId: ours.changeId },
        can: codeDeployCan(group.blueKept, group.readyWait),
        configured: { strategy: configured, bake: group.blueKept, alarms: group.alarms },
        configurationOf: strategy => found_configurationOf(strategy, sights),
        blue: live.revision,
        blueFrom: live.origin,
        green: ours === undefined ? { is: 'to be made', family: wanted.family } : { is: 'made', revision: ours.change.revision },
        differences: differences(live.definition, begun?.definition ?? wanted),
        before: {
            testTraffic: (group.pair?.testListeners ?? []).length > 0,
            hooks: ours?.hooks ?? asked.appspec?.hooks ?? [],
        },
        metrics: metricsOf(sights),
        adopting: ours === undefined ? 'nothing' : { begunAt: ours.change.began },
        serving: servingNow(sights),
        findings: ({ gates, strategy }) => {
            const facts = {
                region,
                service,
                blue: sights.blue,
                networkMode: wanted['networkMode'],
                group,
                balancing: sights.balancing,
                blueHealth: sights.blueHealth,
                gates,
                strategy: strategy.kind,
            };
            if (ours === undefined)
                return [...findings(facts), ...droppedHooks(sights, asked)];
            return [...findingsUnderWay(facts), ...(otherwise === undefined ? [] : [recordedWins(otherwise)])];
        },
    };
}
/** Who has the production traffic, as the load balancer is asked to divide it. */
function servingNow({ balancing, blue }) {
    if (balancing === undefined || blue.targetGroup === undefined)
        return { who: 'unknown', because: 'the deployment group names no pair of target groups' };
    return weightsOf(balancing, blue.targetGroup);
}
/** All production traffic is on what was asked for, and there is somebody to answer it. */
function servesAlready(sights) {
    return servingNow(sights).who === 'blue' && (sights.blueHealth?.healthy ?? 0) > 0;
}
function found_configurationOf(strategy, { group, configured }) {
    if (sameStrategy(strategy, configured))
        return { configuration: group.configuration, configurationMade: 'by AWS or the user' };
    const { name, made } = configurationFor(strategy);
    return { configuration: name, configurationMade: made === 'by AWS' ? 'by AWS or the user' : 'by Greenlight' };
}
/** CloudWatch's dimensions are the ends of the ARNs: `app/shop/50dc6c495c0c9188`, `targetgroup/api-1/73e2d6bc24d8a067`. */
function metricsOf({ balancing, service }) {
    const [listener] = there(balancing?.production ?? []);
    if (balancing === undefined || listener === undefined)
        return undefined;
    return {
        loadBalancer: listener.loadBalancer.replace(/^.*:loadbalancer\//, ''),
        targetGroups: there(balancing.targetGroups).map(({ arn }) => arn.replace(/^.*:(?=targetgroup\/)/, '')),
        prefix: service.name,
    };
}
/** A proof that ran last time and would not run this time is not left out in silence. */
function droppedHooks({ lastHooks }, { appspec }) {
    if (appspec !== undefined || lastHooks.length === 0)
        return [];
    const names = lastHooks.map(hook => `${hook.event} (${hook.function})`).join(', ');
    return [
        {
            level: 'warning',
            where: 'appspec',
            value: undefined,
            reason: `the last deployment of the group ran ${names}, and this step names no AppSpec: they do not run`,
            remedy: 'give the AppSpec that names them as `appspec`',
        },
    ];
}
function recordedWins(revision) {
    return {
        level: 'warning',
        where: 'inputs',
        value: undefined,
        reason: `they name something else than ${revision.name}, which this run began to release: they are not used`,
        remedy: undefined,
    };
}

;// CONCATENATED MODULE: ./lib/targets/codedeploy/fleet.js

/** Blue and green as the deployment itself labels them. */
function fleetOf(target) {
    const sets = target?.ecsTarget?.taskSetsInfo ?? [];
    return {
        blue: sideOf(sets.find(set => set.taskSetLabel === 'Blue')),
        green: sideOf(sets.find(set => set.taskSetLabel === 'Green')),
    };
}
/** The same two task sets as a rollback sees them; one that it does not list any more has neither tasks nor traffic. */
function fleetAgain(before, target) {
    const sets = target?.ecsTarget?.taskSetsInfo ?? [];
    if (sets.length === 0)
        return before;
    const again = (side) => {
        if (side === undefined)
            return undefined;
        const set = sets.find(one => one.identifer === side.taskSet);
        return sideOf(set) ?? { ...side, share: 0, side: { ...side.side, wanted: 0, running: 0, pending: 0 } };
    };
    return { blue: again(before.blue), green: again(before.green) };
}
/**
 * Green's share. Both sides' weights must agree, or nobody knows; a side that is not there can be done without where the
 * other one has all. A deployment that CodeDeploy has no target of, or that only prepares, has moved nothing.
 */
function servingIn({ blue, green }, moved) {
    if (blue === undefined && green === undefined)
        return moved === 'nothing' ? servingOf(0) : fleet_unknown('CodeDeploy names no task sets');
    if (green === undefined) {
        const share = blue?.share ?? (moved === 'nothing' ? 100 : undefined);
        return share === 100
            ? servingOf(0)
            : fleet_unknown(`CodeDeploy reports ${shareWords(share)} on blue, and names no green`);
    }
    if (blue === undefined)
        return green.share === 100
            ? servingOf(100)
            : fleet_unknown(`CodeDeploy reports ${shareWords(green.share)} on green, and names no blue`);
    if (blue.share === undefined || green.share === undefined)
        return fleet_unknown('CodeDeploy does not say how traffic is divided');
    if (Math.round(blue.share + green.share) !== 100)
        return fleet_unknown(`CodeDeploy reports ${blue.share} % on blue and ${green.share} % on green`);
    return servingOf(green.share);
}
function shareWords(share) {
    return share === undefined ? 'an unknown share' : `${share} %`;
}
function fleet_unknown(because) {
    return { who: 'unknown', because };
}
function sideOf(set) {
    if (set === undefined)
        return undefined;
    return {
        // The SDK's own spelling of the member.
        taskSet: set.identifer ?? '',
        side: {
            revision: set.taskSetLabel ?? '',
            wanted: set.desiredCount ?? 0,
            running: set.runningCount ?? 0,
            pending: set.pendingCount ?? 0,
        },
        share: set.trafficWeight,
    };
}

;// CONCATENATED MODULE: ./lib/targets/codedeploy/lifecycle.js
function trafficEvent(events) {
    const event = named(events, 'AllowTraffic');
    const since = event?.startTime?.getTime();
    if (event === undefined || since === undefined)
        return { is: 'before' };
    const { status } = event;
    switch (status) {
        case 'Succeeded':
            return { is: 'moved', at: event.endTime?.getTime() ?? since };
        case 'Pending':
        case 'InProgress':
        // The deployment ends with it, and says why.
        case 'Failed':
        case 'Skipped':
        case undefined:
            return { is: 'moving', since };
        case 'Unknown':
            return { is: 'strange', status };
        default:
            return { is: 'strange', status: String(status) };
    }
}
/**
 * What is being waited for before traffic moves, to be read after "waiting for".
 *
 * @param hooks the functions that the deployment runs, as its plan has them
 */
function underWay(events, hooks) {
    const name = events.find(event => event.status === 'InProgress')?.lifecycleEventName;
    switch (name) {
        case undefined:
            return "CodeDeploy's next step";
        case 'Install':
            return "green's tasks to start and turn healthy (Install)";
        case 'AllowTestTraffic':
            return 'test traffic to reach green (AllowTestTraffic)';
        default:
            return subjectOf(name, hooks);
    }
}
/**
 * Whether a hook has its say although all traffic is on green: its failure takes the traffic back. Where the deployment runs
 * no function then, a pending event is nothing to wait for.
 */
function hookAfterTraffic(events, hooks) {
    const status = named(events, 'AfterAllowTraffic')?.status;
    return status === 'InProgress' || (status === 'Pending' && hooks.some(hook => hook.event === 'AfterAllowTraffic'));
}
function ended(events, name) {
    return named(events, name)?.endTime?.getTime();
}
/**
 * What a person would want to know of the events: each that ended, and of a failed hook all that it left behind.
 *
 * @param hooks the functions that the deployment runs, as its plan has them
 */
function happenings(deployment, events, motion, hooks) {
    // An event that a stop cut short explains nothing: the stop has a reason of its own.
    const cutShort = motion.is === 'stopped' && motion.by !== 'AWS itself';
    return events.flatMap((event) => {
        const told = toldBy(event, cutShort, hooks);
        if (told === undefined)
            return [];
        const at = event.endTime?.getTime() ?? event.startTime?.getTime() ?? 0;
        return [{ id: `${deployment}:${event.lifecycleEventName ?? ''}:${event.status ?? ''}`, at, ...told }];
    });
}
function toldBy(event, cutShort, hooks) {
    const name = event.lifecycleEventName ?? unnamed;
    const subject = subjectOf(name, hooks);
    // An event at which no function runs succeeds by itself, and that says nothing.
    const works = ownEvents.has(name) || functionOf(name, hooks) !== undefined;
    const cause = { kind: 'cause', of: ownEvents.has(name) ? 'symptom' : 'hook' };
    switch (event.status) {
        case undefined:
        case 'Pending':
        case 'Skipped':
            return undefined;
        case 'InProgress':
            return works ? begun(name, subject) : undefined;
        case 'Succeeded':
            return works ? { kind: 'progress', text: `${capital(subject)} succeeded.` } : undefined;
        case 'Failed':
            return cutShort
                ? { kind: 'progress', text: `${capital(subject)} was cut short.` }
                : { ...cause, ...failed(name, subject, event, hooks) };
        case 'Unknown':
            return { ...cause, text: `CodeDeploy does not know how ${subject} ended.` };
        default: {
            const never = event.status;
            return { ...cause, text: `${capital(subject)} reports ${String(never)}.` };
        }
    }
}
/** What runs before traffic moves is told by what is waited for; this hook runs while nothing waits for it. */
function begun(name, subject) {
    if (name !== afterTraffic)
        return undefined;
    return { kind: 'progress', text: `${capital(subject)} runs; production traffic is on green already.` };
}
/** AWS's own words about it; the tail of the hook's log is the user's program speaking, and goes no further than the job log. */
function failed(name, subject, { diagnostics }, hooks) {
    const script = diagnostics?.scriptName;
    const words = [
        diagnostics?.errorCode,
        script !== undefined && functionNamed(script) === functionOf(name, hooks) ? undefined : script,
        diagnostics?.message,
    ].filter(word => word !== undefined && word !== '');
    const said = words.length === 0 ? '.' : `: ${lifecycle_sentence(words.join(': '))}`;
    const late = name === afterTraffic ? ' Production traffic was on green already when it ran.' : '';
    const log = diagnostics?.logTail;
    return { text: `${capital(subject)} failed${said}${late}`, ...(log === undefined || log === '' ? {} : { log }) };
}
const unnamed = 'an event without a name';
/** The events that are CodeDeploy's own work; every other one is a hook (User Guide, "AppSpec 'hooks' section"). */
const ownEvents = new Set(['Install', 'AllowTestTraffic', 'AllowTraffic', unnamed]);
const afterTraffic = 'AfterAllowTraffic';
/** A hook with the function that it runs, where that is known: CodeDeploy tells of the event alone. */
function subjectOf(event, hooks) {
    if (ownEvents.has(event))
        return event;
    const runs = functionOf(event, hooks);
    return runs === undefined ? `the hook ${event}` : `the hook ${event} (function ${runs})`;
}
function functionOf(event, hooks) {
    const hook = hooks.find(each => each.event === event);
    return hook && functionNamed(hook.function);
}
/** By its name, and the version or alias where there is one: the end of its ARN. */
function functionNamed(nameOrArn) {
    return /^arn:[^:]+:lambda:[^:]+:[^:]+:function:(.+)$/.exec(nameOrArn)?.[1] ?? nameOrArn;
}
function lifecycle_sentence(text) {
    return /[.!?]$/.test(text) ? text : `${text}.`;
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
function named(events, name) {
    return events.find(event => event.lifecycleEventName === name);
}

;// CONCATENATED MODULE: ./lib/targets/codedeploy/motion.js

/** A deployment's status in the words of every mover. The switch is over all of AWS's values; another one is `strange`. */
function motionOf(look, course, now) {
    const { status } = look.info;
    switch (status) {
        case 'Created':
        case 'Queued':
            return { is: 'preparing', doing: 'the deployment to start' };
        case 'InProgress':
        // In the enum and nowhere explained: a deployment that runs, as far as anybody knows.
        case 'Baking':
            return inProgress(look, course, now);
        case 'Ready':
            return { is: 'ready', until: readyUntil(look.events, course.readyWait) };
        case 'Succeeded':
            return { is: 'finished' };
        case 'Failed':
        case 'Stopped':
            return stopped(look, now);
        case undefined:
            return { is: 'strange', status: 'none at all' };
        default: {
            const never = status;
            return { is: 'strange', status: String(never) };
        }
    }
}
/** AWS stops a deployment that nobody lets go on in time; the wait begins when the last event before it has ended. */
function readyUntil(events, wait) {
    const ends = events.flatMap(event => event.endTime?.getTime() ?? []);
    return wait === 'none' || ends.length === 0 ? undefined : Math.max(...ends) + wait;
}
function inProgress({ events, fleet }, course, now) {
    const traffic = trafficEvent(events);
    switch (traffic.is) {
        case 'before':
            return { is: 'preparing', doing: underWay(events, course.hooks) };
        case 'strange':
            return { is: 'strange', status: `${traffic.status} (of AllowTraffic)` };
        case 'moving':
            return {
                is: 'shifting',
                stepBegan: traffic.since,
                nextAt: nextShift(course.strategy, traffic.since, fleet.green?.share ?? 0),
            };
        case 'moved': {
            const awaits = hookAfterTraffic(events, course.hooks) ? underWay(events, course.hooks) : undefined;
            const since = ended(events, 'AfterAllowTraffic') ?? traffic.at;
            // CodeDeploy begins to wait for blue's end when the last hook has ended.
            const kept = awaits === undefined ? course.blueKept : 'for ever';
            const blueEnds = kept === 'for ever' ? 'never' : Math.max(since + kept, now);
            return { is: 'settled', since: traffic.at, blueEnds, awaits };
        }
    }
}
/** When CodeDeploy's own timer takes the next step, from the level of traffic that is seen now. Undefined: at any moment. */
function nextShift(strategy, since, share) {
    if (share <= 0 || share >= 100)
        return undefined;
    switch (strategy.kind) {
        case 'canary':
            return since + strategy.steps[0].hold;
        case 'linear':
            return since + Math.round(share / strategy.share) * strategy.every;
        case 'blue-green':
        case 'rolling':
            return undefined;
    }
}
function stopped({ info, back }, now) {
    const code = info.errorInformation?.code;
    const said = info.errorInformation?.message ?? info.rollbackInfo?.rollbackMessage;
    const by = code === undefined
        ? info.status === 'Stopped'
            ? 'a request'
            : 'AWS itself'
        : (stoppers.get(code) ?? 'AWS itself');
    const wayBackNow = wayBack(info, back, by);
    if (wayBackNow === undefined)
        return { is: 'strange', status: `${back.is === 'seen' ? String(back.info.status) : ''} (of the rollback)` };
    return {
        is: 'stopped',
        at: info.completeTime?.getTime() ?? now,
        by,
        because: `${said ?? `CodeDeploy reports ${info.status}`}${code === undefined ? '' : ` (${code})`}`,
        back: wayBackNow,
    };
}
/** Undefined for a rollback in a state that nobody knows: it is neither done nor failed. */
function wayBack(info, back, by) {
    if (back.is === 'not seen')
        return rollsBackOn(info, by) ? { is: 'awaited' } : { is: 'none' };
    const id = back.info.deploymentId ?? '';
    const { status } = back.info;
    switch (status) {
        case 'Created':
        case 'Queued':
        case 'InProgress':
        case 'Baking':
        case 'Ready':
            return { is: 'running', id };
        case 'Succeeded':
            return { is: 'done', id };
        case 'Failed':
        case 'Stopped':
            return { is: 'failed', id, because: back.info.errorInformation?.message ?? `CodeDeploy reports ${status}.` };
        default:
            return undefined;
    }
}
/**
 * Whether a rollback is to be expected. Who asks for a stop may ask for one whatever the deployment's own settings are,
 * so after a request it is waited for; the time limit for its appearance is `decide`'s.
 */
function rollsBackOn({ autoRollbackConfiguration: auto }, by) {
    const events = auto?.enabled === true ? (auto.events ?? []) : [];
    switch (by) {
        case 'a request':
            return true;
        case 'an alarm':
            return events.includes('DEPLOYMENT_STOP_ON_ALARM');
        case 'AWS itself':
            return events.includes('DEPLOYMENT_FAILURE');
    }
}
/** Each of CodeDeploy's error codes, and whose act it tells of. */
const errorCodes = {
    ALARM_ACTIVE: 'an alarm',
    MANUAL_STOP: 'a request',
    AGENT_ISSUE: 'AWS itself',
    APPLICATION_MISSING: 'AWS itself',
    AUTOSCALING_VALIDATION_ERROR: 'AWS itself',
    AUTO_SCALING_CONFIGURATION: 'AWS itself',
    AUTO_SCALING_IAM_ROLE_PERMISSIONS: 'AWS itself',
    CLOUDFORMATION_STACK_FAILURE: 'AWS itself',
    CODEDEPLOY_RESOURCE_CANNOT_BE_FOUND: 'AWS itself',
    CUSTOMER_APPLICATION_UNHEALTHY: 'AWS itself',
    DEPLOYMENT_GROUP_MISSING: 'AWS itself',
    ECS_UPDATE_ERROR: 'AWS itself',
    ELASTIC_LOAD_BALANCING_INVALID: 'AWS itself',
    ELB_INVALID_INSTANCE: 'AWS itself',
    HEALTH_CONSTRAINTS: 'AWS itself',
    HEALTH_CONSTRAINTS_INVALID: 'AWS itself',
    HOOK_EXECUTION_FAILURE: 'AWS itself',
    IAM_ROLE_MISSING: 'AWS itself',
    IAM_ROLE_PERMISSIONS: 'AWS itself',
    INTERNAL_ERROR: 'AWS itself',
    INVALID_ECS_SERVICE: 'AWS itself',
    INVALID_LAMBDA_CONFIGURATION: 'AWS itself',
    INVALID_LAMBDA_FUNCTION: 'AWS itself',
    INVALID_REVISION: 'AWS itself',
    MISSING_BLUE_GREEN_DEPLOYMENT_CONFIGURATION: 'AWS itself',
    MISSING_ELB_INFORMATION: 'AWS itself',
    MISSING_GITHUB_TOKEN: 'AWS itself',
    NO_EC2_SUBSCRIPTION: 'AWS itself',
    NO_INSTANCES: 'AWS itself',
    OVER_MAX_INSTANCES: 'AWS itself',
    RESOURCE_LIMIT_EXCEEDED: 'AWS itself',
    REVISION_MISSING: 'AWS itself',
    THROTTLED: 'AWS itself',
    TIMEOUT: 'AWS itself',
};
/** By name, for a code that AWS added since: how the deployment ended is known all the same, and never success. */
const stoppers = new Map(Object.entries(errorCodes));

;// CONCATENATED MODULE: ./lib/targets/codedeploy/mover.js





/** Traffic of an ECS service, moved by CodeDeploy on its own timers: Greenlight starts it, watches it, and can send it back. */
function codeDeployMover(hand) {
    return {
        begin: revision => createDeployment(hand, revision),
        see: change => see(hand, change),
        goOn: async (change) => {
            const { client, sdk } = await hand.codedeploy();
            await hand.patient.read({ service: 'codedeploy', operation: 'ContinueDeployment' }, async () => {
                await client.send(new sdk.ContinueDeploymentCommand({ deploymentId: change.id, deploymentWaitType: 'READY_WAIT' }));
            }, 
            // Said twice, or too late: the next look shows where the deployment is.
            { DeploymentIsNotInReadyStateException: () => undefined, DeploymentAlreadyCompletedException: () => undefined });
        },
        goBack: async (change) => {
            const { client, sdk } = await hand.codedeploy();
            return hand.patient.read({ service: 'codedeploy', operation: 'StopDeployment' }, async () => {
                await client.send(new sdk.StopDeploymentCommand({ deploymentId: change.id, autoRollbackEnabled: true }));
                return 'accepted';
            }, { DeploymentAlreadyCompletedException: () => 'too late' });
        },
    };
}
async function see(hand, change) {
    const [info, target] = await Promise.all([
        readDeployment(hand.codedeploy, hand.brisk, change.id),
        targetOf(hand, change.id),
    ]);
    const rollback = await mover_rollbackOf(hand, info);
    const events = target?.ecsTarget?.lifecycleEvents ?? [];
    const first = fleetOf(target);
    const fleet = rollback.is === 'seen' ? fleetAgain(first, rollback.target) : first;
    const at = hand.now();
    const { strategy } = hand.plan;
    const { hooks } = hand.plan.before;
    const settings = { strategy, hooks, blueKept: hand.group.blueKept, readyWait: hand.group.readyWait };
    const motion = motionOf({ info, events, fleet, back: rollback }, settings, at);
    return {
        at,
        motion,
        serving: servingIn(fleet, target === undefined || motion.is === 'preparing' ? 'nothing' : 'perhaps'),
        blue: mover_named(fleet.blue?.side, hand.plan.blue),
        green: mover_named(fleet.green?.side, change.revision),
        happened: happenings(change.id, events, motion, hooks),
    };
}
function mover_named(side, revision) {
    return side === undefined ? undefined : { ...side, revision: revision.name };
}
/** A rollback is a deployment of its own, named by the one that it undoes as soon as AWS has made it. */
async function mover_rollbackOf(hand, info) {
    const id = info.rollbackInfo?.rollbackDeploymentId;
    if (id === undefined)
        return { is: 'not seen' };
    const [back, target] = await Promise.all([findDeployment(hand.codedeploy, hand.brisk, id), targetOf(hand, id)]);
    return back === undefined ? { is: 'not seen' } : { is: 'seen', info: back, target };
}
/** Lifecycle events and both sides of the deployment; nothing in its first seconds. */
async function targetOf({ codedeploy, brisk, cluster, service }, deploymentId) {
    const { client, sdk } = await codedeploy();
    const answer = await brisk.read({ service: 'codedeploy', operation: 'BatchGetDeploymentTargets' }, () => client.send(new sdk.BatchGetDeploymentTargetsCommand({ deploymentId, targetIds: [`${cluster}:${service}`] })), {
        DeploymentDoesNotExistException: () => undefined,
        DeploymentNotStartedException: () => undefined,
        DeploymentTargetDoesNotExistException: () => undefined,
    });
    return answer?.deploymentTargets?.[0];
}

;// CONCATENATED MODULE: ./lib/targets/ecs/service.js


const describeServices = { service: 'ecs', operation: 'DescribeServices' };
async function readService(ecs, asking, cluster, name) {
    const { client, sdk } = await ecs();
    const answer = await asking.read(describeServices, () => client.send(new sdk.DescribeServicesCommand({ cluster, services: [name] })), {
        ClusterNotFoundException: () => {
            throw new RefusedError([
                {
                    where: 'cluster',
                    value: cluster,
                    reason: 'ECS has no cluster of this name in this account and region',
                    remedy: 'correct the name, `region`, or the account of the credentials',
                },
            ]);
        },
    });
    const [service] = answer.services ?? [];
    // A service that does not exist is not an error to DescribeServices: it stands in `failures` with reason MISSING.
    if (service === undefined)
        throw new RefusedError([
            {
                where: 'service',
                value: name,
                reason: `ECS has no service of this name in cluster ${cluster}`,
                remedy: 'correct the name, `cluster`, `region`, or the account of the credentials',
            },
        ]);
    return serviceOf(service, cluster, name);
}
function serviceOf(service, cluster, name) {
    service_refuseUnlessReleasable(service, name);
    const sets = (service.taskSets ?? []).filter(set => stands(set, name)).map(set => ({ set, as: setOf(set) }));
    const primary = sets.find(({ set }) => set.status === 'PRIMARY');
    if (primary === undefined)
        throw new MissingError({
            message: `Service ${name} has no primary task set: nothing serves that could be released over.`,
            hint: 'Create the first deployment of the service by hand; releases go on from there.',
        });
    return {
        cluster,
        name,
        taskSets: [primary.as, ...sets.filter(one => one !== primary).map(one => one.as)],
        events: (service.events ?? []).map(event => ({
            id: event.id ?? '',
            at: event.createdAt?.getTime() ?? 0,
            message: event.message ?? '',
        })),
    };
}
/** Whether a task set serves or may: one that drains is on its way out. */
function stands({ status }, service) {
    switch (status) {
        case 'PRIMARY':
        case 'ACTIVE':
            return true;
        case 'DRAINING':
            return false;
        default:
            throw new UnknownAnswerError({
                message: `ECS reports the status ${String(status)} for a task set of service ${service}, which Greenlight does not know.`,
                hint: 'Update Greenlight.',
            });
    }
}
function setOf(set) {
    const [balanced] = set.loadBalancers ?? [];
    return {
        id: set.id ?? '',
        taskDefinition: set.taskDefinition ?? '',
        side: {
            revision: revisionName(set.taskDefinition ?? ''),
            wanted: set.computedDesiredCount ?? 0,
            running: set.runningCount ?? 0,
            pending: set.pendingCount ?? 0,
        },
        container: balanced?.containerName === undefined || balanced.containerPort === undefined
            ? undefined
            : { name: balanced.containerName, port: balanced.containerPort },
        targetGroup: balanced?.targetGroupArn,
    };
}
function service_refuseUnlessReleasable(service, name) {
    const problem = (reason, remedy) => new RefusedError([{ where: 'service', value: name, reason, remedy }]);
    switch (service.status) {
        case 'ACTIVE':
            break;
        case 'DRAINING':
        case 'INACTIVE':
            throw problem(`the service is ${service.status}: it is being deleted or was`, 'name a service that is ACTIVE');
        default:
            throw new UnknownAnswerError({
                message: `ECS reports the status ${String(service.status)} for service ${name}, which Greenlight does not know.`,
                hint: 'Update Greenlight.',
            });
    }
    const controller = service.deploymentController?.type ?? 'ECS';
    switch (controller) {
        case 'CODE_DEPLOY':
            return;
        case 'ECS':
            throw problem("its deployments are ECS's own, which Greenlight does not release yet", 'a service whose deployment controller is CODE_DEPLOY');
        case 'EXTERNAL':
            throw problem('its deployments belong to a controller outside AWS', 'release it with that controller');
        default:
            throw new UnknownAnswerError({
                message: `ECS reports the deployment controller ${String(controller)} for service ${name}, which Greenlight does not know.`,
                hint: 'Update Greenlight.',
            });
    }
}

;// CONCATENATED MODULE: ./lib/targets/ecs/trouble-texts.js
/**
 * What ECS's own words are about: texts of "Amazon ECS stopped task error messages" and "Amazon ECS service event messages" in
 * the Developer Guide. The first that fits counts, and a registry that does not answer is in the image's way, not in the place's.
 */
const texts = [
    ['image', /CannotPull\w*Error|pull image manifest|manifest (unknown|for .* not found)|unable to pull (the )?image/i],
    ['exit', /ResourceInitializationError|CannotStartContainerError|CannotCreateContainerError|ContainerRuntimeError/i],
    ['placement', /unable to place a task|RESOURCE:\w+|capacity is unavailable|closest matching|insufficient capacity/i],
    ['health check', /failed (ELB|container) health checks|is unhealthy in|health checks? failed/i],
];
/** Undefined where the words tell of no cause that has a name here. */
function causeInText(text) {
    return texts.find(([, pattern]) => pattern.test(text))?.[0];
}
/** Whether an event of a service tells of trouble, in ECS's own words. */
function isTrouble(message) {
    return /unable to|throttled|is unhealthy|failed/i.test(message);
}

;// CONCATENATED MODULE: ./lib/targets/ecs/stopped-tasks.js

/** Stopped tasks by reason and exit code, counted, the most frequent first. */
function groupedByReason(tasks, since) {
    const groups = new Map();
    for (const task of tasks) {
        const reason = stopped_tasks_reasonOf(task);
        const { count = 0, at = since } = groups.get(reason) ?? {};
        groups.set(reason, {
            of: kindOf(task, reason),
            count: count + 1,
            at: Math.max(at, task.stoppedAt?.getTime() ?? since),
        });
    }
    return [...groups]
        .toSorted(([, a], [, b]) => b.count - a.count)
        .map(([reason, { of, count, at }]) => ({
        id: `stopped:${reason}`,
        at,
        kind: 'cause',
        of,
        text: `${count} ${count === 1 ? 'task' : 'tasks'} of green stopped: ${reason}`,
    }));
}
/** What ECS says of the task, with the exit code of the container that ended it. Ids of single tasks would defeat the counting. */
function stopped_tasks_reasonOf(task) {
    const ended = (task.containers ?? []).filter(container => (container.exitCode !== undefined && container.exitCode !== 0) || container.reason !== undefined);
    const details = ended.map(({ name, exitCode, reason }) => [name, exitCode === undefined ? undefined : exitWords(exitCode, reason), reason]
        .filter(part => part !== undefined)
        .join(', '));
    const reason = task.stoppedReason ?? task.stopCode ?? 'no reason given';
    return details.length === 0 ? reason : `${reason} (${details.join('; ')})`;
}
/** Above 128 an exit code is 128 and the number of the signal that ended the process; 126 and 127 are the shell's. */
function exitWords(exitCode, reason) {
    const meaning = meaningOf(exitCode, /OutOfMemory/.test(reason ?? ''));
    return meaning === undefined ? `exit code ${exitCode}` : `exit code ${exitCode}: ${meaning}`;
}
function meaningOf(exitCode, outOfMemory) {
    switch (exitCode) {
        case 126:
            return 'its command may not be executed';
        case 127:
            return 'its command was not found';
        case 134:
            return 'it aborted itself (SIGABRT)';
        case 137:
            return outOfMemory
                ? 'killed because it used more memory than it may'
                : 'killed (SIGKILL), by a memory limit or because it did not end in time when it was asked to';
        case 139:
            return 'it accessed memory that it may not (SIGSEGV)';
        case 143:
            return 'it was asked to end (SIGTERM)';
        default:
            return undefined;
    }
}
/** What the stop is about: ECS's code says who ended the task, its words say why. */
function kindOf({ stopCode }, reason) {
    const told = causeInText(reason);
    switch (stopCode) {
        case undefined:
        case 'TaskFailedToStart':
            // What is left is the start itself: secrets, log groups, mounts, a command that does not exist.
            return told ?? 'exit';
        case 'EssentialContainerExited':
        case 'UserInitiated':
            return 'exit';
        case 'ServiceSchedulerInitiated':
            return told ?? 'symptom';
        // The place was taken away from under the task.
        case 'SpotInterruption':
        case 'TerminationNotice':
        case 'InfrastructureHealth':
            return 'placement';
        default:
            // A code that AWS added since: an explanation decides nothing, and ECS's words are worth more to a person than an error.
            stopCode;
            return told ?? 'exit';
    }
}

;// CONCATENATED MODULE: ./lib/targets/ecs/causes.js



/** DescribeTasks takes at most 100 tasks; the newest hundred tell why a revision does not start. */
const tasksPerCall = 100;
/**
 * Why green's tasks do not run: what the load balancer says of its targets, stopped tasks by reason and exit code, counted,
 * and what the service says since the release began. ECS shows stopped tasks for about an hour. `health` is what was seen of
 * both sides last, where it was asked for.
 */
async function whyNotRunning(ecs, asking, of, health) {
    const [stopped, service] = await Promise.all([
        stoppedTasks(ecs, asking, of),
        readService(ecs, asking, of.cluster, of.service),
    ]);
    const shown = [...failingTargets(health), ...groupedByReason(stopped, of.since)];
    const said = service.events.filter(event => event.at >= of.since && isTrouble(event.message));
    return { causes: [...shown, ...newestOfEach(said, shown)], failedStarts: stopped.length };
}
async function stoppedTasks(ecs, asking, of) {
    const { client, sdk } = await ecs();
    const { taskArns = [] } = await asking.read({ service: 'ecs', operation: 'ListTasks' }, () => client.send(new sdk.ListTasksCommand({
        cluster: of.cluster,
        serviceName: of.service,
        desiredStatus: 'STOPPED',
        maxResults: tasksPerCall,
    })));
    if (taskArns.length === 0)
        return [];
    const { tasks = [] } = await asking.read({ service: 'ecs', operation: 'DescribeTasks' }, () => client.send(new sdk.DescribeTasksCommand({ cluster: of.cluster, tasks: taskArns })));
    return tasks.filter(task => task.taskDefinitionArn === of.green.id &&
        !scaledAway(task) &&
        (task.createdAt?.getTime() ?? of.since) >= of.since);
}
/** A task that ECS took away because fewer are wanted: the end of green, not the reason for it. */
function scaledAway(task) {
    return task.stoppedReason?.startsWith('Scaling activity initiated by') === true;
}
/** Green's targets that its load balancer sends nothing to, with its reasons. */
function failingTargets(health) {
    const green = health?.green;
    if (health === undefined || green === undefined || green.unhealthy === 0)
        return [];
    const all = green.healthy + green.unhealthy + green.unchecked;
    const reasons = green.reasons.length === 0 ? '' : `: ${green.reasons.join('; ')}`;
    return [
        {
            id: 'targets of green',
            at: health.at,
            kind: 'cause',
            of: 'health check',
            text: `${green.unhealthy} of ${all} targets of green fail their health checks${reasons}`,
        },
    ];
}
/**
 * ECS repeats itself every few minutes; the newest of each wording is enough, with how often it was said. Where tasks or
 * targets show the same trouble by themselves, with reasons and counts, the service only speaks of it.
 */
function newestOfEach(events, shown) {
    const known = new Set(shown.map(cause => (cause.kind === 'cause' ? cause.of : undefined)));
    const wordings = new Map();
    for (const event of events) {
        const wording = event.message.replace(/\b[0-9a-f]{32}\b|\d+/g, '#');
        const before = wordings.get(wording);
        wordings.set(wording, { count: (before?.count ?? 0) + 1, event: before?.event ?? event });
    }
    return [...wordings].map(([wording, { count, event }]) => {
        const about = causeInText(event.message) ?? 'symptom';
        return {
            id: `event:${wording}`,
            at: event.at,
            kind: 'cause',
            of: known.has(about) ? 'symptom' : about,
            text: count === 1 ? event.message : `${event.message} (said ${count} times)`,
        };
    });
}

;// CONCATENATED MODULE: ./lib/targets/ecs/stager.js



/**
 * Registers green's task definition once. What this very release registered before (an earlier attempt, a runner that
 * was lost) is found by its stamp and used: a second revision of the same thing would be one too many.
 */
function ecsStager(wanted, registry) {
    return {
        make: async (run) => {
            const newest = await registry.find(wanted.family);
            if (newest !== undefined && madeByThisRelease(newest, run) && same(newest.definition, wanted))
                return newest.revision;
            return registry.register(stamped(wanted, run.changeId, run.origin));
        },
    };
}
function madeByThisRelease(newest, run) {
    return newest.madeBy !== undefined && releaseOf(newest.madeBy) === run.releaseId;
}

;// CONCATENATED MODULE: ./lib/targets/elbv2/health.js

/** The health of all targets of one target group, in one call. Of a group that does not exist nobody is healthy. */
async function readHealth(elbv2, asking, targetGroupArn) {
    const { client, sdk } = await elbv2();
    return asking.read({ service: 'elasticloadbalancing', operation: 'DescribeTargetHealth' }, async () => {
        const answer = await client.send(new sdk.DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }));
        return healthOf((answer.TargetHealthDescriptions ?? []).map(({ TargetHealth: health = {} }) => health));
    }, { TargetGroupNotFoundException: message => ({ ...healthOf([]), reasons: [message] }) });
}
function healthOf(targets) {
    const counted = targets.map(target => ({ target, counts: countedAs(target) }));
    const count = (as) => counted.filter(({ counts }) => counts === as).length;
    const ailing = counted.filter(({ counts }) => counts === 'unhealthy' || counts === 'unchecked');
    return {
        healthy: count('healthy'),
        unhealthy: count('unhealthy'),
        unchecked: count('unchecked'),
        reasons: mostFrequentFirst(ailing.flatMap(({ target }) => health_reasonOf(target) ?? [])),
    };
}
/** `unused`: no listener leads to the group, or the target's zone is off; `unavailable`: health checks are off, or the load balancer has a fault. */
function countedAs({ State: state }) {
    switch (state) {
        case 'healthy':
        case 'unhealthy':
            return state;
        case 'initial':
        case 'unused':
        case 'unavailable':
            return 'unchecked';
        case 'draining':
        case 'unhealthy.draining':
            return 'leaving';
        default:
            throw new UnknownAnswerError({
                message: `A load balancer reports the health ${String(state)} for a target, which Greenlight does not know.`,
                hint: 'Update Greenlight.',
            });
    }
}
/** `Health checks failed with these codes: [503] (Target.ResponseCodeMismatch)` */
function health_reasonOf({ Reason: reason, Description: description }) {
    if (reason === undefined)
        return description;
    return description === undefined ? reason : `${description} (${reason})`;
}
function mostFrequentFirst(reasons) {
    const counts = new Map();
    for (const reason of reasons)
        counts.set(reason, (counts.get(reason) ?? 0) + 1);
    return [...counts].sort(([, one], [, other]) => other - one).map(([reason]) => reason);
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy/hands.js







/** What carries out a plan on this service, and looks: the ECS stager and the CodeDeploy mover, put together. */
function handsOf(sights, { asked, container, definitions, plan, reach }) {
    const { clients, brisk, now } = reach;
    const { group, wanted, service } = sights;
    const place = { cluster: service.cluster, service: service.name };
    const health = async () => {
        const sides = [sights.blue.targetGroup, greensGroup(sights)].map(group => healthIn(group, reach));
        const [blue, green] = await Promise.all(sides);
        return { at: now(), blue, green };
    };
    return {
        stager: ecsStager(wanted, definitions),
        mover: codeDeployMover({
            ...reach,
            codedeploy: clients.codedeploy,
            group,
            ...place,
            container,
            appspec: asked.appspec,
            plan,
        }),
        confirm: async (change) => ({
            at: now(),
            served: servedBy(await readService(clients.ecs, brisk, service.cluster, service.name), plan, change),
        }),
        health,
        explain: async (change) => {
            // What the load balancer does not tell is one reason less, and no reason to say nothing.
            const seen = await health().catch((error) => {
                if (error instanceof GreenlightError)
                    return undefined;
                throw error;
            });
            return whyNotRunning(clients.ecs, brisk, { ...place, green: change.revision, since: change.began }, seen);
        },
    };
}
/** The target group of the pair in which blue does not stand. */
function greensGroup({ balancing, blue }) {
    return there(balancing?.targetGroups ?? []).find(({ arn }) => arn !== blue.targetGroup)?.arn;
}
async function healthIn(targetGroup, { clients, brisk }) {
    return targetGroup === undefined ? undefined : readHealth(clients.elbv2, brisk, targetGroup);
}
function servedBy(service, plan, change) {
    const [primary] = service.taskSets;
    switch (primary.taskDefinition) {
        case change.revision.id:
            return 'green';
        case plan.blue.id:
            return 'blue';
        default:
            return { third: primary.side.revision };
    }
}

;// CONCATENATED MODULE: ./lib/targets/elbv2/read-balancing.js


/**
 * One call for the target groups, one for all listeners, and one for the rules of each. What does not exist is part of
 * the answer, so that everything that is missing can be named at once.
 */
async function readBalancing(elbv2, asking, named) {
    const listenerArns = [...new Set([...named.prodListeners, ...named.testListeners])];
    const [groups, listeners] = await Promise.all([
        eachOrAll(named.targetGroups, names => describeTargetGroups(elbv2, asking, names)),
        eachOrAll(listenerArns, arns => describeListeners(elbv2, asking, arns)),
    ]);
    const [one, other] = named.targetGroups;
    const group = sought(groups, found => found.name);
    const listener = sought(listeners, found => found.arn);
    return {
        targetGroups: [group(one), group(other)],
        production: named.prodListeners.map(listener),
        test: named.testListeners.map(listener),
    };
}
/** Where one of several does not exist, AWS answers that and nothing else: then each is asked for alone. */
async function eachOrAll(names, ask) {
    if (names.length === 0)
        return [];
    const all = await ask(names);
    if (all !== 'one is missing')
        return all;
    if (names.length === 1)
        return [];
    return (await Promise.all(names.map(name => eachOrAll([name], ask)))).flat();
}
function sought(found, key) {
    return named => {
        const what = found.find(one => key(one) === named);
        return what === undefined ? { is: 'missing', named } : { is: 'there', what };
    };
}
async function describeTargetGroups(elbv2, asking, names) {
    const { client, sdk } = await elbv2();
    return asking.read({ service: 'elasticloadbalancing', operation: 'DescribeTargetGroups' }, async () => {
        const { TargetGroups = [] } = await client.send(new sdk.DescribeTargetGroupsCommand({ Names: [...names] }));
        return TargetGroups.map(targetGroupOf);
    }, { TargetGroupNotFoundException: () => 'one is missing' });
}
async function describeListeners(elbv2, asking, arns) {
    const { client, sdk } = await elbv2();
    const described = await asking.read({ service: 'elasticloadbalancing', operation: 'DescribeListeners' }, async () => (await client.send(new sdk.DescribeListenersCommand({ ListenerArns: [...arns] }))).Listeners ?? [], { ListenerNotFoundException: () => 'one is missing' });
    if (described === 'one is missing')
        return described;
    return Promise.all(described.map(async (listener) => {
        const rules = await describeRules(elbv2, asking, listener.ListenerArn ?? '');
        return listenerOf(listener, [
            ...forwardsOf('default', listener.DefaultActions ?? []),
            ...rules.flatMap(rule => forwardsOf({ rule: rule.Priority ?? '' }, rule.Actions ?? [])),
        ]);
    }));
}
/** The rules besides the default actions, which AWS shows once more as a rule. */
async function describeRules(elbv2, asking, listener) {
    const { client, sdk } = await elbv2();
    const rules = [];
    let marker;
    do {
        const page = await asking.read({ service: 'elasticloadbalancing', operation: 'DescribeRules' }, () => client.send(new sdk.DescribeRulesCommand({ ListenerArn: listener, Marker: marker })), 
        // A listener of a network load balancer may have none.
        { UnsupportedProtocolException: () => ({}) });
        rules.push(...(page.Rules ?? []));
        marker = page.NextMarker;
    } while (marker !== undefined);
    return rules.filter(rule => rule.IsDefault !== true);
}

;// CONCATENATED MODULE: external "node:stream/consumers"
const consumers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");
;// CONCATENATED MODULE: ./lib/targets/ecs/registry.js




const describe = { service: 'ecs', operation: 'DescribeTaskDefinition' };
const register = { service: 'ecs', operation: 'RegisterTaskDefinition' };
function registry(ecs, asking) {
    const find = async (name) => {
        const { client, sdk } = await ecs();
        const answer = await asking.read(describe, async () => {
            // Tags are not inside the definition: they are a field of the answer, and only when asked for.
            const command = new sdk.DescribeTaskDefinitionCommand({ taskDefinition: name, include: ['TAGS'] });
            const whole = answeredWholly(command);
            await client.send(command);
            return whole();
        }, 
        // ECS answers a family or revision that it does not have with this exception and no other name.
        { ClientException: () => undefined });
        return answer?.taskDefinition === undefined ? undefined : registered(answer.taskDefinition, answer.tags ?? []);
    };
    return {
        find,
        register: async (definition) => {
            const { client, sdk } = await ecs();
            const stamp = changeIdIn(tagsOf(definition));
            // Without a stamp, for want of room, nothing tells ours from another's: a second revision is better than the wrong one.
            const lookFor = async () => {
                const newest = stamp === undefined ? undefined : await find(definition.family);
                return newest?.madeBy === stamp ? newest?.revision : undefined;
            };
            return asking.write(register, async () => {
                const { taskDefinition } = await client.send(wholly(new sdk.RegisterTaskDefinitionCommand(definition), definition));
                if (taskDefinition?.taskDefinitionArn === undefined)
                    throw new MissingError({
                        message: `AWS registered a task definition of family ${definition.family} and did not say which.`,
                        hint: 'Run the step again: it finds the revision by its stamp.',
                    });
                return revisionOf(taskDefinition.taskDefinitionArn);
            }, lookFor);
        },
    };
}
/**
 * Sends the definition as it is. The SDK drops members that its own version does not know, so a field that AWS added
 * last week would vanish from a user's file without a word; AWS is the judge of that, not the age of our packages.
 */
function wholly(command, definition) {
    command.middlewareStack.add(next => args => {
        args.request.body = JSON.stringify(definition);
        return next(args);
    }, 
    // After serialising, before the length is counted and the request is signed.
    { step: 'build', priority: 'high', name: 'wholeDefinition' });
    return command;
}
/** Keeps the answer as it is, for the SDK drops what it does not know from answers too: it would be lost from the next revision. */
function answeredWholly(command) {
    let text = '{}';
    command.middlewareStack.add(next => async (args) => {
        const result = await next(args);
        const response = result.response;
        const body = await (0,consumers_namespaceObject.buffer)(response.body);
        text = body.toString('utf8');
        response.body = body;
        return result;
    }, 
    // Before deserialising, on the side of the network.
    { step: 'deserialize', priority: 'low', name: 'wholeDefinition' });
    return () => JSON.parse(text);
}
function registered(described, tags) {
    const definition = { ...described, ...(tags.length === 0 ? {} : { tags }) };
    const all = tagsOf(definition);
    return {
        revision: revisionOf(described.taskDefinitionArn ?? ''),
        definition,
        madeBy: changeIdIn(all),
        origin: originIn(all),
    };
}
function revisionOf(arn) {
    return { id: arn, name: revisionName(arn) };
}

;// CONCATENATED MODULE: ./lib/targets/ecs/wanted.js


/** The definition that green shall run: the base that was asked for, with the images that were asked for. */
async function wantedDefinition(target, live, registry) {
    const base = registerable(await baseOf(target, live, registry));
    const imaged = withImages(base, target.images);
    if (imaged.ok)
        return imaged.definition;
    throw new RefusedError([{ where: imaged.input, value: undefined, reason: imaged.reason, remedy: imaged.remedy }]);
}
async function baseOf({ base }, live, registry) {
    switch (base.from) {
        case 'live':
            return live.definition;
        case 'file':
            return base.definition;
        case 'revision': {
            const name = base.revision === 'latest' ? base.family : `${base.family}:${base.revision}`;
            const found = await registry.find(name);
            if (found !== undefined)
                return found.definition;
            throw new RefusedError([
                {
                    where: 'from-revision',
                    value: name,
                    reason: 'ECS has no active task definition of this name in this account and region',
                    remedy: 'name a family, or family:revision, that is ACTIVE',
                },
            ]);
        }
    }
}

;// CONCATENATED MODULE: ./lib/targets/ecs-codedeploy.js















/** An ECS service whose traffic CodeDeploy moves: what stands there, and who may do what about it. Reads only. */
async function surveyEcsUnderCodeDeploy(asked, run, reach) {
    const { clients, patient, brisk, now } = reach;
    const definitions = registry(clients.ecs, patient);
    const [service, group] = await allRefusals([
        readService(clients.ecs, patient, asked.cluster, asked.service),
        findGroup(clients.codedeploy, patient, {
            application: asked.application,
            group: asked.deploymentGroup,
            cluster: asked.cluster,
            service: asked.service,
        }),
    ]);
    const occupants = {
        codedeploy: clients.codedeploy,
        patient,
        brisk,
        now,
        whoMade: (arn) => definitions.find(arn),
    };
    const holder = await ecs_codedeploy_holderOf(group, id => holderAfter(occupants, id));
    const ours = changeOf(holder, run, now());
    const blue = blueOf(service, ours?.change);
    const container = containerOf(blue, asked);
    const [live, configured, balancing, blueHealth] = await allRefusals([
        definitions.find(blue.taskDefinition),
        configuredStrategy(clients.codedeploy, patient, group.configuration),
        ifThere(group.pair, pair => readBalancing(clients.elbv2, patient, pair)),
        ifThere(blue.targetGroup, arn => readHealth(clients.elbv2, patient, arn)),
    ]);
    if (live === undefined)
        throw gone(blue);
    const wanted = await wantedDefinition(asked, live, definitions);
    const begun = ours && (await definitions.find(ours.change.revision.id));
    const sights = {
        service,
        blue,
        group,
        balancing,
        blueHealth,
        configured,
        live,
        wanted,
        ours,
        begun,
        lastHooks: lastHooks(holder),
    };
    if (holder.is !== 'nobody' && ours === undefined) {
        const occupant = await occupied(occupants, holder);
        return { is: 'busy', ...occupant, found: foundIn(sights, asked, run, reach.region) };
    }
    if (ours === undefined && same(live.definition, wanted) && servesAlready(sights))
        return { is: 'serving already', revision: live.revision };
    // Within one attempt two steps may ask for two things; over attempts what was recorded wins over the inputs.
    if (ours?.changeId === run.changeId && begun !== undefined && !same(begun.definition, wanted))
        throw busy({ group }, ours.change.id, 'this run');
    return {
        is: 'to be released',
        ours: ours?.change,
        found: foundIn(sights, asked, run, reach.region),
        hands: plan => handsOf(sights, { asked, container, definitions, plan, reach }),
    };
}
async function ifThere(what, read) {
    return what === undefined ? undefined : read(what);
}
async function ecs_codedeploy_holderOf(group, after) {
    return group.lastDeployment === undefined ? { is: 'nobody', last: undefined } : after(group.lastDeployment);
}
/** The functions that ran in the group's last deployment. */
function lastHooks(holder) {
    return holder.is === 'nobody' && holder.last !== undefined ? hooksIn(holder.last) : [];
}
/** What served before this release: the primary set, unless our own change has taken that place already. */
function blueOf(service, ours) {
    const [primary] = service.taskSets;
    return service.taskSets.find(set => set.taskDefinition !== ours?.revision.id) ?? primary;
}
function containerOf(set, asked) {
    if (set.container !== undefined)
        return set.container;
    throw new RefusedError([
        {
            where: 'service',
            value: asked.service,
            reason: 'its task set stands behind no load balancer, so there is no traffic to move',
            remedy: 'CodeDeploy releases services behind an Application or Network Load Balancer',
        },
    ]);
}
function gone(set) {
    return new MissingError({
        message: `Task definition ${set.side.revision} serves, and ECS does not have it any more.`,
        hint: 'Register it again, or release by hand once.',
    });
}

;// CONCATENATED MODULE: ./lib/targets/survey.js

/** From the kind of target to the system that releases it: the one place that knows them all. */
function surveyTarget(target, run, reach) {
    const systems = { ecs: surveyEcsUnderCodeDeploy };
    return systems[target.kind](target, run, reach);
}

;// CONCATENATED MODULE: ./lib/release/causes.js
/** The smaller, the nearer to the root: what is wrong with the revision itself, then what it meets, then what is measured of it. */
const depth = {
    image: 0,
    exit: 1,
    placement: 2,
    'health check': 3,
    hook: 4,
    alarm: 5,
    symptom: 6,
};
/**
 * What led to the end of a release, in the order in which a person would mend it. Among causes of one kind the order given
 * stands: whoever tells them puts the most frequent first. Symptoms are causes only where nothing else is known.
 */
function rootFirst(happenings) {
    const told = happenings.filter(happening => happening.kind === 'cause');
    const ordered = told.toSorted((one, other) => depth[one.of] - depth[other.of]);
    const roots = textsOf(ordered.filter(cause => cause.of !== 'symptom'));
    const symptoms = textsOf(ordered.filter(cause => cause.of === 'symptom'));
    return roots.length > 0 ? { causes: roots, followUps: symptoms } : { causes: symptoms, followUps: [] };
}
/** Two deployments, or two looks, may say the same. */
function textsOf(causes) {
    return [...new Set(causes.map(cause => cause.text))];
}

;// CONCATENATED MODULE: ./lib/engine/ending.js


/** The loop's last decision as the release's verdict, with who serves as last read back. */
function verdictOf({ course, decision, causes }, now) {
    return {
        name: decision.step.name,
        at: now,
        serving: servingAt(course, decision.step.name),
        because: decision.because,
        // What decided is said already, and is no cause besides.
        ...rootFirst([...(course.sighting?.happened ?? []), ...causes].filter(({ text }) => !decision.because.includes(text))),
        next: decision.step.next,
    };
}
function servingAt({ made, sighting, confirmed, lost }, ended) {
    // Without a change of ours nothing has moved: blue, which was read before, serves. Unless nobody knows whether one began.
    if (made.is !== 'change' && ended !== 'unknown' && lost === undefined)
        return servingOf(0);
    if (typeof confirmed?.served === 'object')
        return { who: 'unknown', because: `${confirmed.served.third} serves, which is neither blue nor green` };
    if (lost !== undefined)
        return { who: 'unknown', because: lost.trouble };
    return sighting?.serving ?? { who: 'unknown', because: 'the deployment was never seen' };
}
/** A verdict that no loop came to, because nothing was begun. */
function verdictNow(at, name, serving, because, next) {
    return { name, at, serving, because, causes: [], followUps: [], next };
}

// EXTERNAL MODULE: ./lib/release/course.js
var release_course = __nccwpck_require__(1288);
// EXTERNAL MODULE: ./lib/request/duration.js
var duration = __nccwpck_require__(2361);
;// CONCATENATED MODULE: ./lib/release/inspection.js
/** When the health of both sides was last asked for, whether or not there was an answer. */
function inspectedAt({ health }) {
    switch (health.is) {
        case 'never looked':
            return undefined;
        case 'seen':
            return health.seen.at;
        case 'in vain':
            return health.at;
    }
}
/** One side as the load balancer last saw it; undefined where nobody knows. */
function sideHealth({ health }, side) {
    return health.is === 'seen' ? health.seen[side] : undefined;
}
/**
 * `0 healthy targets of 3 wanted (Target.Timeout)`. Those that are wanted count, not those that are registered: a side that
 * loses its tasks has fewer targets by the minute.
 */
function healthWords({ healthy, reasons }, side) {
    const [chief] = reasons;
    const of = side === undefined ? '' : ` of ${side.wanted} wanted`;
    return `${healthy} healthy ${healthy === 1 ? 'target' : 'targets'}${of}${chief === undefined ? '' : ` (${chief})`}`;
}

;// CONCATENATED MODULE: ./lib/release/step.js
function end(name, because, next) {
    return { step: { do: 'end', name, next }, because };
}
function wait(what, until, watch) {
    return { step: { do: 'wait', wait: what, until, watch }, because: what };
}

;// CONCATENATED MODULE: ./lib/release/going-back.js



/** What a person has to do where AWS would not be asked. */
const stopByHand = 'Stop the deployment by hand in CodeDeploy, with rollback, now.';
/** A stop that AWS took must show in the deployment within this time, or it is asked again: asking twice does no harm. */
const visibleWithin = 30_000;
/** After this time without effect, a person has to act. */
const giveUpAfter = 5 * 60_000;
/** A cancelled job has 7.5 s before the next signal: enough for the stop call and one look, not for AWS's way back. */
const cancelledLeaves = 4_000;
/** A cancelled job leaves as soon as AWS has taken the stop: what follows is AWS's own, and nobody is left to watch it. */
function leaveCancelled({ direction, sighting }, now) {
    if (direction.going === 'on' || direction.turn !== 'cancelled' || direction.asked.is !== 'accepted')
        return undefined;
    const back = sighting?.motion.is === 'stopped' ? sighting.motion.back.is : undefined;
    if (back === 'done' || back === 'failed' || now - direction.since < cancelledLeaves)
        return undefined;
    return end('cancelled', `${direction.because} AWS accepted the stop and takes traffic back by itself.`, 'Look at the deployment in CodeDeploy until its rollback has ended.');
}
/** Turned back, and the change is still in flight. */
function answerGoingBack(plan, course, direction, now) {
    if (direction.turn === 'cancelled' && plan.policy.onCancel === 'leave')
        return end('cancelled', `${direction.because} \`on-cancel: leave\` left the release to AWS.`, 'AWS goes on by itself.');
    if (course.sighting?.motion.is === 'finished')
        return blueIsGone(direction);
    if (direction.asked.is === 'not yet' && shouldLook(course, direction))
        return { step: { do: 'inspect' }, because: 'blue is looked at before traffic is sent back to it' };
    const impossible = blueCannotServe(course);
    if (impossible !== undefined)
        return broken(direction, impossible, decideByHand);
    switch (direction.asked.is) {
        case 'not yet':
            return { step: { do: 'go back', turn: direction.turn }, because: direction.because };
        case 'refused':
            return end('broken', `${direction.because} Going back failed: ${direction.asked.because}`, stopByHand);
        case 'too late':
            return now - direction.asked.at < giveUpAfter
                ? wait('AWS to say how the deployment ended', undefined, 'closely')
                : end('unknown', `${direction.because} The deployment had ended, and AWS does not say how.`, 'Look at who serves.');
        case 'accepted':
            return waitForTheStop(direction, direction.asked.at, now);
    }
}
/** Nothing takes traffic back any more: an alarm only where green has no proof; a cancel or a time limit then leaves it as it is. */
function blueIsGone(direction) {
    const gone = 'AWS has already ended blue';
    switch (direction.turn) {
        case 'a gate failed':
        case 'not proven':
        case 'green does not start':
        case 'AWS holds traffic back':
            return broken(direction, gone, 'Release the previous revision anew, now.');
        case 'cancelled':
            return end('cancelled', `${direction.because} ${gone}, so the release was left to AWS.`, undefined);
        case 'time ran out':
            return end('unknown', `${direction.because} ${gone}, so the release was left to AWS.`, 'Look at who serves.');
    }
}
const decideByHand = 'Decide now: AWS goes on with the deployment and will give green all traffic. Mend blue and stop the deployment in CodeDeploy to go back, or let it go on.';
function broken(direction, why, next) {
    return end('broken', `${direction.because} Going back is not possible: ${why}.`, next);
}
function waitForTheStop(direction, askedAt, now) {
    if (now - direction.since >= giveUpAfter)
        return end('broken', `${direction.because} AWS accepted the stop and did not carry it out.`, 'Stop the deployment by hand in CodeDeploy.');
    if (now - askedAt >= visibleWithin)
        return { step: { do: 'go back', turn: direction.turn }, because: 'the stop shows no effect yet' };
    return wait('the deployment to stop', undefined, 'closely');
}
/**
 * Before traffic is sent back to blue its health is read anew, once. A cancelled job has no time for it, and without
 * traffic on green there is none to send.
 */
function shouldLook(course, direction) {
    if (direction.turn === 'cancelled' || ((0,release_course/* greenShare */.fW)(course) ?? 100) === 0)
        return false;
    const lookedAt = inspectedAt(course);
    return lookedAt === undefined || lookedAt < direction.since;
}
/** Traffic is not sent back to a blue that has nobody to take it, while green still has. */
function blueCannotServe(course) {
    if (((0,release_course/* greenShare */.fW)(course) ?? 0) === 0)
        return undefined;
    const [blue, green] = [sideHealth(course, 'blue'), sideHealth(course, 'green')];
    // Targets that no listener leads to are not checked, which says nothing of them: then the tasks that run do.
    const known = blue !== undefined && green !== undefined && (blue.healthy > 0 || blue.unchecked === 0);
    if (known)
        return blue.healthy === 0 && green.healthy > 0
            ? `blue has ${healthWords(blue, course.sighting?.blue)}, green has ${healthWords(green, course.sighting?.green)}`
            : undefined;
    const tasks = course.sighting;
    if (tasks?.blue === undefined || tasks.green === undefined)
        return undefined;
    return tasks.blue.running === 0 && tasks.green.running > 0
        ? `blue has 0 of ${tasks.blue.wanted} tasks running, green has ${tasks.green.running} of ${tasks.green.wanted}`
        : undefined;
}

;// CONCATENATED MODULE: ./lib/release/stopped.js




/** The rollback is a deployment of its own and appears late; seen within seconds, given minutes. */
const stopped_rollbackAppears = 5 * 60_000;
/** A rollback sends traffic back in seconds and then takes green away; one that takes this long is stuck. */
const rollbackTakes = 30 * 60_000;
/** From when blue has all traffic to when the service names it; the same for green is in `decide`. */
const namedWithin = 60_000;
/** The change has been stopped: follow AWS's way back to its end, read back who serves, and say so. */
function stayOrEnd(plan, course, stopped, now) {
    const { back } = stopped;
    if (back.is === 'awaited' && now - stopped.at < stopped_rollbackAppears)
        return wait('the rollback deployment to appear', stopped.at + stopped_rollbackAppears, 'closely');
    if (back.is === 'running') {
        if (now - stopped.at < rollbackTakes)
            return wait(`rollback ${back.id} to end`, undefined, 'closely');
        return end('broken', `${whyStopped(plan, course, stopped)} Its rollback ${back.id} has not ended within 30 minutes.`, byHand);
    }
    if (course.confirmed === undefined || course.confirmed.at < (course.sighting?.at ?? now))
        return { step: { do: 'confirm' }, because: 'the deployment has stopped' };
    const { served } = course.confirmed;
    if (served === 'green' && (0,release_course/* greenShare */.fW)(course) === 0 && now - course.levelSince < namedWithin)
        return wait('the service to name blue as what serves', course.levelSince + namedWithin, 'closely');
    // Before blue is said to serve, its health is read once more: a blue that cannot answer is no way back. Not in the
    // seconds that a cancelled job has left.
    const lookedAt = inspectedAt(course);
    const inHaste = course.direction.going === 'back' && course.direction.turn === 'cancelled';
    if (served === 'blue' && !inHaste && (lookedAt === undefined || lookedAt < course.confirmed.at))
        return { step: { do: 'inspect' }, because: 'blue serves again' };
    return stopped_ended(plan, course, stopped, served);
}
function stopped_ended(plan, course, stopped, served) {
    const because = whyStopped(plan, course, stopped);
    if (typeof served === 'object')
        return end('superseded', `${because} ${served.third} serves now: another change took the target.`, undefined);
    if (stopped.back.is === 'failed')
        return end('broken', `${because} Its rollback ${stopped.back.id} failed: ${stopped.back.because}`, byHand);
    const share = (0,release_course/* greenShare */.fW)(course);
    if (served === 'blue' && share === 0)
        return onBlue(course, because);
    const whose = share === 0
        ? 'All traffic is on blue, but the service does not name it as what serves.'
        : `${share === undefined ? 'An unknown share' : `${share} %`} of traffic is still on green, and nothing takes it back.`;
    return bySomebody(course, stopped)
        ? end('superseded', `${because} ${whose}`, byHand)
        : end('broken', `${because} ${whose}`, byHand);
}
const byHand = 'Release a known-good revision now; until then the traffic stays where it is.';
function onBlue(course, because) {
    const { blue } = course.sighting ?? {};
    const health = sideHealth(course, 'blue');
    if (health !== undefined && health.healthy === 0 && health.unhealthy > 0)
        return end('broken', `${because} Blue has all traffic and ${healthWords(health, blue)}.`, byHand);
    if (blue !== undefined && blue.wanted > 0 && blue.running === 0)
        return end('broken', `${because} Blue has all traffic, and 0 of its ${blue.wanted} tasks run.`, byHand);
    if (course.direction.going === 'back' && course.direction.turn === 'cancelled')
        return end('cancelled', because, undefined);
    return course.most > 0
        ? end('rolled-back', because, 'Mend the revision and release again; blue serves all traffic.')
        : end('failed', because, 'Mend the revision and release again; blue served all the time.');
}
function whyStopped(plan, course, stopped) {
    if (course.direction.going === 'back')
        return course.direction.because;
    if (bySomebody(course, stopped))
        return `Somebody else stopped the deployment: ${stopped.because}`;
    // Where AWS's own alarm was quicker than our look, our reading of it carries value and limit.
    if (stopped.by === 'an alarm')
        return (0,release_proof/* failureOf */.g5)(plan, course) ?? stopped.because;
    // "One or more hooks failed" is AWS's; which one, and how, stands in the events of the deployment.
    const hook = course.sighting?.happened.find(happening => happening.kind === 'cause' && happening.of === 'hook');
    return hook === undefined ? stopped.because : `${hook.text} ${stopped.because}`;
}
function bySomebody(course, stopped) {
    return stopped.by === 'a request' && !(course.direction.going === 'back' && course.direction.asked.is === 'accepted');
}

;// CONCATENATED MODULE: ./lib/release/decide.js







/** How long the target may be out of sight before the release says so and ends: longer than any throttling that passes. */
const outOfSight = 10 * 60_000;
/** A new state must be read back by identity within this time, or it is not true. */
const confirmWithin = 60_000;
/** What to do next, from what was asked and what was seen. Pure: every rule of a release stands here or in a file named above. */
function decide(plan, course, now) {
    if (course.made.is !== 'change')
        return beforeTheChange(course);
    const motion = course.sighting?.motion;
    if (course.lost !== undefined && now - course.lost.since >= outOfSight)
        return end('unknown', `Nothing could be read from AWS for ${Math.round(outOfSight / 60_000)} minutes: ${course.lost.trouble}`, 'AWS goes on by itself, with the alarms and the automatic rollback of its own. Look at the deployment in CodeDeploy.');
    if (course.unconfirmed !== undefined && now - course.unconfirmed.since >= outOfSight)
        return end('unknown', `Who serves could not be read back for ${Math.round(outOfSight / 60_000)} minutes: ${course.unconfirmed.trouble}`, 'Look at the service and its task sets.');
    if (motion?.is === 'strange')
        return end('unknown', `AWS reports a status that Greenlight does not know: ${motion.status}.`, 'AWS goes on by itself. Look at the deployment, and update Greenlight.');
    const leaving = leaveCancelled(course, now);
    if (leaving !== undefined)
        return leaving;
    if (motion?.is === 'stopped')
        return stayOrEnd(plan, course, motion, now);
    if (course.direction.going === 'back')
        return answerGoingBack(plan, course, course.direction, now);
    return turning(plan, course, now) ?? goingOn(plan, course, motion, now);
}
function beforeTheChange(course) {
    if (course.direction.going === 'back')
        return end('cancelled', course.direction.because, undefined);
    return course.made.is === 'revision'
        ? { step: { do: 'begin', revision: course.made.revision }, because: `${course.made.revision.name} is made` }
        : { step: { do: 'stage' }, because: 'the plan stands' };
}
/** The reasons to turn back that do not depend on where in its steps the release is. */
function turning(plan, course, now) {
    const failure = (0,release_proof/* failureOf */.g5)(plan, course);
    if (failure !== undefined)
        return plan.policy.onFailure === 'revert'
            ? { step: { do: 'go back', turn: 'a gate failed' }, because: failure }
            : end('broken', `${failure} \`on-failure: leave\` left the release to AWS.`, 'Decide by hand whether to stop it.');
    const crashing = notStarting(plan, course);
    if (crashing !== undefined)
        return { step: { do: 'go back', turn: 'green does not start' }, because: crashing };
    if (now - course.began < plan.policy.timeout)
        return undefined;
    const motion = course.sighting?.motion;
    const waiting = motion?.is === 'preparing' ? `, while waiting for ${motion.doing}` : '';
    const late = `The time limit of ${(0,duration/* printDuration */.cb)(plan.policy.timeout)} ran out${waiting}.`;
    return plan.policy.onTimeout === 'revert'
        ? { step: { do: 'go back', turn: 'time ran out' }, because: late }
        : end('unknown', `${late} \`on-timeout: leave\` left the release to AWS.`, 'AWS goes on by itself.');
}
/**
 * Green's tasks fail to start as often as ECS's own deployment circuit breaker would bear (half of the wanted tasks,
 * at least 3, at most 200): CodeDeploy has no such breaker and would start them again for an hour.
 */
function notStarting(plan, course) {
    if (plan.policy.onFailure !== 'revert' || course.sighting?.motion.is !== 'preparing')
        return undefined;
    const wanted = course.sighting.green?.wanted ?? 0;
    const { count, because } = course.failedStarts;
    return count >= Math.min(200, Math.max(3, Math.ceil(wanted / 2))) ? `Green does not start: ${because}` : undefined;
}
function goingOn(plan, course, motion, now) {
    switch (motion?.is) {
        case undefined:
            return wait('the deployment to become visible', undefined, 'closely');
        case 'preparing':
            return wait(motion.doing, undefined, 'calmly');
        case 'ready':
            return (provenAtLeisure(plan, course, motion.until, now) ?? {
                step: { do: 'continue' },
                because: 'green is ready and nothing speaks against it',
            });
        case 'shifting': {
            const next = motion.nextAt;
            // A mover that cannot hold goes on by itself: the last word is two looks before it does.
            const lastWord = next === undefined ? undefined : next - 2 * plan.policy.poll.proof;
            const share = (0,release_course/* greenShare */.fW)(course);
            return ((lastWord !== undefined && now >= lastWord ? provenOrBack(plan, course, now) : undefined) ??
                wait(share === undefined ? 'traffic to move' : `proof at ${share} % on green`, next, next === undefined || Math.abs(next - now) <= 2 * plan.policy.poll.state ? 'closely' : 'calmly'));
        }
        case 'settled':
        case 'finished':
            return baking(plan, course, motion, now);
        case 'stopped':
        case 'strange':
            throw new Error(`${motion.is} was decided before`);
    }
}
function baking(plan, course, motion, now) {
    const since = motion.is === 'settled' ? motion.since : course.levelSince;
    const share = (0,release_course/* greenShare */.fW)(course);
    if (share !== 100 && now - Math.max(course.levelSince, since) < confirmWithin)
        return wait('all traffic to show on green', undefined, 'closely');
    // A stale look may have shown the old level after traffic had moved: the bake begins with all traffic, whatever was seen.
    const began = Math.max(course.levelSince, since);
    const asked = began + plan.bake;
    // Blue must still be there when the last word is spoken: two looks before AWS ends it.
    const kept = motion.is === 'settled' && motion.blueEnds !== 'never'
        ? motion.blueEnds - 2 * plan.policy.poll.proof
        : Number.POSITIVE_INFINITY;
    const until = Math.min(asked, Math.max(kept, began));
    if (now < until)
        return wait('the bake: all traffic on green, blue warm', until, 'calmly');
    const speaker = (0,release_proof/* stillToSpeak */.Qy)(plan, course, 'baking');
    const heard = speaker === undefined ? until : Math.min(until + hearOut(plan, speaker), kept);
    if (speaker !== undefined && now < heard)
        return wait(`${speaker.name} to pass`, heard, 'closely');
    const back = provenOrBack(plan, course, now);
    if (back !== undefined)
        return back;
    if (motion.is === 'settled' && motion.awaits !== undefined)
        return wait(motion.awaits, undefined, 'closely');
    return released(plan, course, { began, until }, now);
}
function released(plan, course, bake, now) {
    const { until } = bake;
    // Weights that were read before sight was lost may have changed since.
    if (course.lost !== undefined)
        return wait('AWS to be readable again', undefined, 'closely');
    const seen = course.confirmed;
    if (seen === undefined || seen.at < Math.max(until, course.sighting?.at ?? until))
        return { step: { do: 'confirm' }, because: 'the bake has passed' };
    if (typeof seen.served === 'object')
        return end('superseded', `${seen.served.third} serves: another change took the target.`, undefined);
    if (seen.served === 'green' && (0,release_course/* greenShare */.fW)(course) === 100)
        return (nobodyAnswers(course, until, now, plan.policy.poll.proof) ??
            end('released', `Green serves all traffic, read back by its revision, and ${bakeWords(plan, bake)}.`, undefined));
    const deadline = until + confirmWithin;
    if (seen.at < deadline)
        return now >= deadline || now - seen.at >= plan.policy.poll.proof
            ? { step: { do: 'confirm' }, because: 'green is not yet read back' }
            : wait('the service to name green as what serves', deadline, 'closely');
    return end('unknown', seen.served === 'green'
        ? `The service names green as what serves, but the deployment reports ${decide_shareWords((0,release_course/* greenShare */.fW)(course))} of traffic on it.`
        : 'The deployment reports all traffic on green, but the service does not name it as what serves.', 'Look at the service and its task sets.');
}
/**
 * The last word is not spoken over users whom nobody answers: green's targets are looked at once more, while blue is still
 * there. Undefined: somebody answers, or the load balancer would not say within the time that reading back is given.
 */
function nobodyAnswers(course, until, now, again) {
    const lookedAt = inspectedAt(course);
    const inspect = { step: { do: 'inspect' }, because: 'green is read back as what serves' };
    if (lookedAt === undefined || lookedAt < until)
        return inspect;
    if (course.health.is === 'in vain' && now < until + confirmWithin)
        return now - lookedAt >= again ? inspect : wait("the load balancer to tell green's health", undefined, 'closely');
    const [blue, green] = [sideHealth(course, 'blue'), sideHealth(course, 'green')];
    if (green === undefined || green.healthy > 0)
        return undefined;
    const { sighting } = course;
    const ofGreen = `Green has all traffic and ${healthWords(green, sighting?.green)}.`;
    if (blue !== undefined && blue.healthy > 0 && sighting?.motion.is === 'settled')
        return { step: { do: 'go back', turn: 'not proven' }, because: ofGreen };
    const ofBlue = blue === undefined ? 'Nobody knows how blue is' : `Blue has ${healthWords(blue, sighting?.blue)}`;
    return end('broken', `${ofGreen} ${ofBlue}, so there is no way back.`, 'Bring healthy tasks into service now.');
}
function decide_shareWords(share) {
    return share === undefined ? 'an unknown share' : `${share} %`;
}
/** The bake that was watched, where AWS ends blue before all of it could be: a last word needs blue still there. */
function bakeWords(plan, { began, until }) {
    const watched = until - began;
    // The last word is two looks early, and all traffic may have been seen one look late.
    const early = 2 * plan.policy.poll.proof + plan.policy.poll.state;
    return plan.bake - watched <= early && 2 * watched >= plan.bake
        ? 'the bake passed'
        : `${(0,duration/* printDuration */.cb)(Math.max(0, Math.round(watched / 1000) * 1000))} of the bake of ${(0,duration/* printDuration */.cb)(plan.bake)} were watched, because AWS ends blue then`;
}
function provenOrBack(plan, course, now) {
    const phase = (0,release_course/* phaseOf */.hU)(course);
    // In the first moments of a level its gates may not have been looked at once: that is no doubt yet, only too early.
    const unread = (0,release_proof/* notReadYet */.Q1)(plan, course, phase);
    const from = Math.max(course.levelSince, course.motionSince);
    if (unread !== undefined && now - from < (0,release_proof/* firstReadingWithin */.ao)(plan, unread))
        return wait(`the first reading of ${unread.name}`, undefined, 'closely');
    const doubt = (0,release_proof/* doubtOf */.kv)(plan, course, phase, now);
    return doubt === undefined ? undefined : { step: { do: 'go back', turn: 'not proven' }, because: doubt };
}
/** Where traffic waits for a word, a gate that could not say pass is heard out before it is doubted; AWS's own wait bounds it. */
function provenAtLeisure(plan, course, until, now) {
    const speaker = (0,release_proof/* stillToSpeak */.Qy)(plan, course, 'staged');
    if (speaker !== undefined && now - course.motionSince < hearOut(plan, speaker))
        return wait(`${speaker.name} to pass, before any traffic`, until, 'closely');
    return provenOrBack(plan, course, now);
}
/** All tries of a smoke test, one look apart; for targets the time of some health checks. */
function hearOut(plan, gate) {
    if (gate.kind !== 'smoke')
        return 2 * 60_000;
    const { timeout, retries } = gate.check;
    return (retries + 2) * (timeout + 2 * plan.policy.poll.proof);
}

;// CONCATENATED MODULE: ./lib/release/decide-whole.js
const good = new Set(['released', 'nothing-to-do', 'restored', 'drilled']);
/** One order per target: nobody starts or finishes while another turns back, and nobody finishes before all can. */
function decideWhole(targets) {
    const turningBack = targets.some(target => turnsBack(target.wish));
    const allProven = targets.every(target => finishes(target.wish));
    return targets.map(({ begun, wish }) => {
        if (turningBack)
            return begun ? 'go back' : 'wait';
        if (finishes(wish))
            return allProven ? 'may finish' : 'wait';
        return begun ? 'go on' : 'start';
    });
}
/** A target's wish under the order of the whole. */
function obey(wish, order) {
    switch (order) {
        case 'start':
        case 'go on':
        case 'may finish':
            return wish;
        case 'wait':
            return turnsBack(wish)
                ? wish
                : {
                    step: { do: 'wait', wait: 'the other targets of this release', until: undefined, watch: 'calmly' },
                    because: 'no target goes past the whole',
                };
        case 'go back':
            return turnsBack(wish)
                ? wish
                : { step: { do: 'go back', turn: 'a gate failed' }, because: 'Another target of this release turned back.' };
    }
}
function turnsBack({ step }) {
    return step.do === 'go back' || (step.do === 'end' && !good.has(step.name));
}
function finishes({ step }) {
    return step.do === 'end' && good.has(step.name);
}

;// CONCATENATED MODULE: ./lib/release/gate-causes.js
/**
 * The obeyed gates that failed when they were last read, as causes: the alarm with its metric, value and limit. AWS's own
 * "an alarm was activated" names none of them.
 */
function gateCauses(plan, { readings }) {
    const kinds = new Map(plan.gates.map(gate => [gate.name, gate.kind]));
    return readings
        .filter(({ outcome, force }) => outcome === 'fail' && force === 'obeyed')
        .map(({ gate, subject, at, says }) => ({
        id: `gate:${gate}:${subject}`,
        at,
        kind: 'cause',
        of: kinds.get(gate) === 'alarms' ? 'alarm' : 'health check',
        text: says,
    }));
}

;// CONCATENATED MODULE: ./lib/release/telling.js

/** What is new between two courses: the events that the surfaces are told, and nothing that they know already. */
function news(before, after, now) {
    const events = [];
    const was = before.sighting;
    const is = after.sighting;
    if (is !== undefined && is !== was) {
        const known = new Set(was?.happened.map(one => one.id));
        for (const happening of is.happened)
            if (!known.has(happening.id))
                events.push({ at: now, type: 'happened', happening });
    }
    if (after.direction.going === 'back' && before.direction.going === 'on')
        events.push({ at: now, type: 'phase', phase: 'reverting', because: after.direction.because });
    else if ((0,release_course/* phaseOf */.hU)(after) !== (0,release_course/* phaseOf */.hU)(before))
        events.push({ at: now, type: 'phase', phase: (0,release_course/* phaseOf */.hU)(after), because: telling_reasonOf(after) });
    if (is !== undefined && is !== was) {
        if (was === undefined || !sameServing(was.serving, is.serving))
            events.push({ at: now, type: 'traffic', serving: is.serving });
        if (!sameSide(was?.blue, is.blue) || !sameSide(was?.green, is.green))
            events.push({ at: now, type: 'capacity', blue: is.blue, green: is.green });
    }
    if (outcomes(before.readings) !== outcomes(after.readings))
        events.push({ at: now, type: 'gates', readings: after.readings });
    if (after.lost !== undefined && before.lost === undefined)
        events.push({ at: now, type: 'trouble', trouble: after.lost.trouble });
    if (after.blind !== undefined && before.blind === undefined)
        events.push({ at: now, type: 'trouble', trouble: `The gates could not be read: ${after.blind.trouble}` });
    return events;
}
/** What is waited for, when it differs from what was waited for before: the time of its end may move by a poll without being news. */
function waitNews(before, after, now) {
    if (after.step.do !== 'wait')
        return [];
    const { wait, until } = after.step;
    const known = before?.step.do === 'wait' ? before.step : undefined;
    const sameEnd = known?.until === until || Math.abs((known?.until ?? 0) - (until ?? 0)) < 30_000;
    return known?.wait === wait && sameEnd ? [] : [{ at: now, type: 'waiting', wait, until }];
}
function telling_reasonOf(course) {
    const motion = course.sighting?.motion;
    switch (motion?.is) {
        case undefined:
            return course.made.is === 'nothing' ? 'the plan stands' : 'green is being made';
        case 'preparing':
            return motion.doing;
        case 'ready':
            return 'green is ready and waits for a word';
        case 'shifting':
            return 'traffic moves';
        case 'settled':
            return 'all traffic is on green';
        case 'finished':
            return 'AWS has finished the deployment';
        case 'stopped':
            return motion.back.is === 'done' ? `rollback ${motion.back.id} has ended` : motion.because;
        case 'strange':
            return `AWS reports ${motion.status}`;
    }
}
function sameServing(one, other) {
    return one.who === 'unknown' || other.who === 'unknown' ? one.who === other.who : one.green === other.green;
}
function sameSide(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
}
function outcomes(readings) {
    return readings.map(reading => `${reading.gate}/${reading.subject}=${reading.outcome}/${reading.force}`).join();
}

;// CONCATENATED MODULE: ./lib/engine/act.js

/** Carries out one step: at most one write to AWS, and what it came to as an observation. */
async function act(crew, course, step) {
    const { hands, plan, clock } = crew;
    const wrote = (what) => crew.publish([{ at: clock.now(), type: 'wrote', what }]);
    switch (step.do) {
        case 'stage': {
            const revision = await hands.stager.make(plan.run);
            await wrote(`registered ${revision.name}`);
            await crew.publish([{ at: clock.now(), type: 'green', revision }]);
            return { worked: true, observations: [{ saw: 'made', at: clock.now(), made: { is: 'revision', revision } }] };
        }
        case 'begin': {
            const change = await hands.mover.begin(step.revision);
            await wrote(`began ${change.id} with ${plan.configuration}`);
            return { worked: true, observations: [{ saw: 'made', at: clock.now(), made: { is: 'change', change } }] };
        }
        case 'continue':
            return goOn(crew, course, wrote);
        case 'go back':
            return goBack(crew, course, wrote);
        case 'inspect':
            return { worked: true, observations: [await inspected(crew, course)] };
        case 'confirm': {
            const { change } = act_changeOf(course);
            try {
                return { worked: true, observations: [{ saw: 'confirmed', confirmation: await hands.confirm(change) }] };
            }
            catch (error) {
                if (!(error instanceof TroubleError))
                    throw error;
                return { worked: false, observations: [{ saw: 'no confirmation', at: clock.now(), trouble: error.message }] };
            }
        }
    }
}
/** Without the word no traffic moves: what AWS does not take now, after all patience, is taken back before users meet it. */
async function goOn({ hands, clock }, course, wrote) {
    const { change } = act_changeOf(course);
    try {
        await hands.mover.goOn(change);
    }
    catch (error) {
        if (!(error instanceof GreenlightError))
            throw error;
        const because = `Green is ready, and AWS would not let traffic move: ${error.message} ${error.hint}`;
        const turned = { saw: 'turned', at: clock.now(), turn: 'AWS holds traffic back', because };
        return { worked: true, observations: [turned] };
    }
    await wrote(`let traffic of ${change.id} move`);
    return { worked: true, observations: [] };
}
/** One try, with the short time limit of its client: the way back is not held up by a load balancer that does not say. */
async function inspected({ hands, clock }, course) {
    const { change } = act_changeOf(course);
    try {
        return { saw: 'health', health: await hands.health(change) };
    }
    catch (error) {
        if (!(error instanceof GreenlightError))
            throw error;
        return { saw: 'no health', at: clock.now(), trouble: error.message };
    }
}
async function goBack({ hands, clock }, course, wrote) {
    const { change } = act_changeOf(course);
    try {
        const answer = await hands.mover.goBack(change);
        if (answer === 'accepted')
            await wrote(`asked AWS to stop ${change.id} and go back`);
        return { worked: true, observations: [{ saw: 'asked', asked: { is: answer, at: clock.now() } }] };
    }
    catch (error) {
        if (!(error instanceof GreenlightError))
            throw error;
        const at = clock.now();
        if (error instanceof TroubleError)
            return { worked: false, observations: [{ saw: 'no target', at, trouble: error.message }] };
        return { worked: true, observations: [{ saw: 'asked', asked: { is: 'refused', at, because: error.message } }] };
    }
}
function act_changeOf(course) {
    if (course.made.is === 'change')
        return course.made;
    throw new Error('only a change that has begun can be continued, confirmed or taken back');
}

;// CONCATENATED MODULE: ./lib/gates/targets.js
/**
 * What the load balancer says of both sides. Green is held to the gate; blue is shown beside it and never obeyed: it is
 * what serves when green fails, and its health decides the way back, not the way on.
 *
 * @param traffic whether users get to green already. Then nobody healthy is a failure, even while ECS replaces the targets
 *   that fell ill by new ones that are not checked yet; before, that is how every green begins.
 */
function targetsReadings(gate, { at, blue, green }, traffic) {
    const readingOf = (subject, force, health = nobody) => {
        return { gate: gate.name, subject, force, at, ...targets_judged(subject, health, gate) };
    };
    const ofGreen = readingOf('green', gate.force, green);
    const deserted = traffic === 'on green' && (green ?? nobody).healthy === 0;
    return [
        deserted && ofGreen.outcome !== 'fail'
            ? { ...ofGreen, outcome: 'fail', says: `Green has users and no healthy target. ${ofGreen.says}` }
            : ofGreen,
        readingOf('blue', 'advisory', blue),
    ];
}
/**
 * Fails on the targets that are checked; passes only if those that are not checked yet could all be unhealthy without
 * changing that.
 */
function targets_judged(side, health, { healthy: limit }) {
    const { healthy, unhealthy, unchecked, reasons } = health;
    const [checked, registered] = [healthy + unhealthy, healthy + unhealthy + unchecked];
    if (registered === 0)
        return { outcome: 'no-data', says: `No target of ${side} is registered.` };
    const why = reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
    const counts = `${healthy} of ${registered} targets of ${side} are healthy, limit ${limit} %`;
    const rest = unchecked === 0 ? '' : `, ${unchecked} not checked yet`;
    const says = `${counts}${rest}${healthy === registered ? '' : why}.`;
    if (checked > 0 && isBelow(healthy, checked, limit))
        return { outcome: 'fail', says };
    return { outcome: isBelow(healthy, registered, limit) ? 'inconclusive' : 'pass', says };
}
const nobody = { healthy: 0, unhealthy: 0, unchecked: 0, reasons: [] };
/** Without a division, so that 9 of 10 are exactly 90 %. */
function isBelow(part, whole, percent) {
    return part * 100 < percent * whole;
}

;// CONCATENATED MODULE: ./lib/engine/asks.js




function asksDue(plan, course, asked, now) {
    return toAsk(plan, course).filter(gate => now >= nextTime(plan, course, asked, gate));
}
/** The next moment at which a gate is due that is not being asked already: what comes home wakes the loop by itself. */
function nextAsk(plan, course, asked, underWay) {
    const waiting = toAsk(plan, course).filter(({ name }) => !underWay(name));
    return Math.min(Number.POSITIVE_INFINITY, ...waiting.map(gate => nextTime(plan, course, asked, gate)));
}
/** Before traffic one pass is enough: what follows is the word to go on. */
function toAsk(plan, course) {
    const phase = (0,release_course/* phaseOf */.hU)(course);
    return (0,release_proof/* gatesOf */.og)(plan, phase)
        .filter(gate => gate.kind !== 'alarms')
        .filter(({ name }) => {
        const readings = course.readings.filter(reading => reading.gate === name);
        return phase !== 'staged' || readings.length === 0 || readings.some(({ outcome }) => outcome !== 'pass');
    });
}
/** At the pace of the state, and at that of the proof where traffic waits for it or the last try has failed. */
function nextTime(plan, course, asked, { name }) {
    const { proof, state } = plan.policy.poll;
    const failing = course.readings.some(({ gate, outcome }) => gate === name && outcome === 'fail');
    const every = failing || (0,release_course/* phaseOf */.hU)(course) === 'staged' ? proof : state;
    return (asked.get(name) ?? Number.NEGATIVE_INFINITY) + every;
}
/** One try of a gate. Whatever keeps it from being read is a reading too. */
async function ask({ hands, smoke, clock }, { change, traffic }, gate, signal) {
    switch (gate.kind) {
        case 'smoke':
            return { saw: 'gates', of: 'smoke', at: clock.now(), readings: [await smoke.try(gate, signal)] };
        case 'targets':
            try {
                return seenTargets(gate, await hands.health(change), traffic);
            }
            catch (error) {
                if (!(error instanceof GreenlightError))
                    throw error;
                return unseenTargets(gate, clock.now(), error.message);
            }
    }
}
function seenTargets(gate, health, traffic) {
    return { saw: 'gates', of: 'targets', at: health.at, readings: targetsReadings(gate, health, traffic) };
}
function unseenTargets({ name, force }, at, trouble) {
    const says = `The targets could not be read: ${trouble}`;
    return {
        saw: 'gates',
        of: 'targets',
        at,
        readings: [{ gate: name, subject: 'green', force, at, outcome: 'error', says }],
    };
}

;// CONCATENATED MODULE: ./lib/engine/errands.js
function errands() {
    const away = new Set();
    let brought = [];
    let bell = new AbortController();
    const over = new AbortController();
    const bringHome = (name, what) => {
        away.delete(name);
        brought.push(what);
        bell.abort();
    };
    return {
        underWay: name => away.has(name),
        send: (name, look) => {
            away.add(name);
            look(over.signal).then(observation => bringHome(name, { observation }), (error) => bringHome(name, { error }));
        },
        home: () => {
            const all = brought;
            brought = [];
            bell = new AbortController();
            return all.map(one => {
                if ('error' in one)
                    throw one.error;
                return one.observation;
            });
        },
        bell: () => bell.signal,
        end: () => over.abort(),
    };
}

;// CONCATENATED MODULE: ./lib/engine/looks.js




const never = Number.NEGATIVE_INFINITY;
const notLooked = { state: never, proof: never, causes: never, asked: new Map() };
/** What was written must be readable within this time, or it is a failure. */
const looks_visibleWithin = 30_000;
/** Whoever was cancelled has seconds left, however seldom they wanted to look. */
const hurried = 1_000;
/** Why green does not start is asked for once a minute while it starts: three calls, and seldom news. */
const explainEvery = 60_000;
function alarmGates(plan, course) {
    return (0,release_proof/* gatesOf */.og)(plan, (0,release_course/* phaseOf */.hU)(course)).filter(gate => gate.kind === 'alarms');
}
function dueLooks(plan, course, before, looked, now) {
    if (course.made.is !== 'change')
        return { state: false, proof: false, causes: false, asks: [] };
    const deadline = course.began + plan.policy.timeout;
    // What is read back belongs to the look that asked for it: a new one in between, because AWS is slow, would ask for ever.
    const readingBack = before?.step.do === 'confirm' || before?.step.do === 'inspect';
    return {
        state: !readingBack &&
            (now - looked.state >= stateEvery(plan, course, before) || (now >= deadline && looked.state < deadline)),
        proof: now - looked.proof >= plan.policy.poll.proof && alarmGates(plan, course).length > 0,
        asks: asksDue(plan, course, looked.asked, now),
        causes: (0,release_course/* phaseOf */.hU)(course) === 'staging' && now - course.began >= explainEvery && now - looked.causes >= explainEvery,
    };
}
/** How soon what did not work is tried again. */
function pause(plan, { direction }) {
    return direction.going === 'back' && direction.turn === 'cancelled' ? hurried : plan.policy.poll.proof;
}
/** Two cadences: near a change that is expected the state is looked at as often as the proof. */
function stateEvery(plan, { direction }, before) {
    if (direction.going === 'back' && direction.turn === 'cancelled')
        return hurried;
    return before?.step.do === 'wait' && before.step.watch === 'calmly' ? plan.policy.poll.state : plan.policy.poll.proof;
}
/** The next moment at which something is due, and never past the time limit: there is always one last look at it. */
function nextLook(plan, course, decision, looked, underWay) {
    const state = looked.state + stateEvery(plan, course, decision);
    const proof = alarmGates(plan, course).length > 0 ? looked.proof + plan.policy.poll.proof : Number.POSITIVE_INFINITY;
    const deadline = course.began + plan.policy.timeout;
    const limit = deadline > looked.state ? deadline : Number.POSITIVE_INFINITY;
    return Math.min(state, proof, limit, nextAsk(plan, course, looked.asked, underWay));
}
/** All looks that are due, at once. A cancel does not wait for any of them, and a failing gate not for the others. */
async function observe(crew, course, due, now) {
    const { cancelled } = crew;
    if (course.direction.going === 'back')
        return looks_look(crew, course, due, now);
    if (cancelled.aborted)
        return cancelledBy(cancelled, now);
    const end = new AbortController();
    const cancel = new Promise(resolve => {
        cancelled.addEventListener('abort', () => resolve(cancelledBy(cancelled, now)), { signal: end.signal });
    });
    try {
        return await Promise.race([cancel, looks_look(crew, course, due, now)]);
    }
    finally {
        end.abort();
    }
}
async function looks_look({ plan, hands, alarms }, course, due, now) {
    if (course.made.is !== 'change')
        return { observations: [], causes: [] };
    const { change } = course.made;
    const muted = { names: plan.muted, since: course.began };
    const state = due.state
        ? observed(async () => ({ saw: 'target', sighting: await hands.mover.see(change) }), error => error instanceof TroubleError || (error instanceof MissingError && isAppearing(course, now))
            ? { saw: 'no target', at: now, trouble: error.message }
            : undefined)
        : undefined;
    const rest = Promise.all([state, due.causes ? explanationOf(hands, change) : undefined]);
    // Heard below, unless a failing gate makes it pointless: until then nobody listens to its failure.
    rest.catch(() => undefined);
    const proof = due.proof
        ? await observed(async () => ({
            saw: 'gates',
            of: 'alarms',
            at: now,
            readings: await alarms.readings(alarmGates(plan, course), muted, now),
        }), 
        // Whatever keeps a gate from being read, the way back is still open: the step's end decides, not the error.
        error => ({ saw: 'no gates', at: now, trouble: error.message }))
        : undefined;
    if (proof !== undefined && course.direction.going === 'on' && (0,release_proof/* failureOf */.g5)(plan, (0,release_course/* evolve */.sf)(course, proof)) !== undefined) {
        // The way back is asked for now; the other looks may take as long as they like, and come to nothing.
        return { observations: [proof], causes: [] };
    }
    const [target, explained] = await rest;
    const starts = explained && {
        saw: 'failed starts',
        failedStarts: { count: explained.failedStarts, because: explained.causes[0]?.text ?? 'AWS does not say why.' },
    };
    return {
        observations: [target, proof, starts].filter(one => one !== undefined),
        causes: explained?.causes ?? [],
    };
}
/** AWS shows what it made within seconds, not at once: until then its absence is no error. */
function isAppearing({ sighting, levelSince }, now) {
    return sighting === undefined && now - levelSince < looks_visibleWithin;
}
/** One try: a trouble that passes is an observation too, for the next look is soon. Undefined from `blind` ends the release. */
async function observed(see, blind) {
    try {
        return await see();
    }
    catch (error) {
        const observation = error instanceof GreenlightError ? blind(error) : undefined;
        if (observation === undefined)
            throw error;
        return observation;
    }
}
/** Explaining never decides: where AWS does not tell, there is one reason less in the report. */
async function explanationOf(hands, change) {
    try {
        return await hands.explain(change);
    }
    catch (error) {
        if (error instanceof GreenlightError)
            return undefined;
        throw error;
    }
}
function cancelledBy(cancelled, now) {
    const because = `The job was cancelled (${String(cancelled.reason)}).`;
    return { observations: [{ saw: 'turned', at: now, turn: 'cancelled', because }], causes: [] };
}

;// CONCATENATED MODULE: ./lib/engine/loop.js












/**
 * The one loop: observe, evolve, decide, act, publish. A first run, a re-run that finds its change in flight and a
 * cancelled job all go through it; there is no other path.
 *
 * @throws BusyError where another change took the target before this one could begin
 */
async function runLoop(crew, made) {
    const memory = { course: (0,release_course/* beginCourse */.TY)(crew.clock.now(), made), causes: new Map() };
    const decision = await untilItEnds(crew, memory).catch((error) => {
        // Somebody was quicker, and nothing of ours has begun: whose turn it is, is not the loop's to say.
        if (error instanceof BusyError)
            throw error;
        const ending = endedBy(error, memory.course);
        // From here on nobody looks any more: who served at the last look is not who serves.
        if (memory.course.made.is === 'change')
            memory.course = (0,release_course/* evolve */.sf)(memory.course, { saw: 'no target', at: crew.clock.now(), trouble: ending.because });
        return ending;
    });
    return { course: memory.course, decision, causes: [...memory.causes.values()] };
}
async function untilItEnds(crew, memory) {
    const { plan, clock } = crew;
    let looked = notLooked;
    let before;
    const beside = errands();
    for (;;) {
        const now = clock.now();
        const due = dueLooks(plan, memory.course, before, looked, now);
        const asks = due.asks.filter(gate => !beside.underWay(gate.name));
        for (const gate of asks)
            send(crew, memory.course, gate, beside);
        const seen = await observe(crew, memory.course, due, now);
        looked = {
            state: due.state ? now : looked.state,
            proof: due.proof ? now : looked.proof,
            causes: due.causes ? now : looked.causes,
            asked: new Map([...looked.asked, ...asks.map(gate => [gate.name, now])]),
        };
        await learn(crew, memory, [...seen.observations, ...beside.home()]);
        await explain(crew, memory, seen.causes);
        let decision = decided(plan, memory.course, clock.now());
        if (decision.step.do === 'go back' && memory.course.direction.going === 'on') {
            // The turn is remembered before anything is done about it, so that the course goes back whatever comes of the calls.
            const { turn } = decision.step;
            await learn(crew, memory, [{ saw: 'turned', at: now, turn, because: decision.because }]);
            decision = decided(plan, memory.course, clock.now());
        }
        const { course } = memory;
        await crew.publish(waitNews(before, decision, clock.now()));
        before = decision;
        const { step } = decision;
        switch (step.do) {
            case 'wait':
                await sleepUntil(crew, course, nextLook(plan, course, decision, looked, beside.underWay), beside.bell());
                break;
            case 'end': {
                if (course.made.is === 'change' && step.name !== 'released') {
                    const explanation = await explanationOf(crew.hands, course.made.change);
                    await explain(crew, memory, explanation?.causes ?? []);
                    // Readings were told as they came, and are no news.
                    for (const cause of gateCauses(plan, course))
                        memory.causes.set(cause.id, cause);
                }
                beside.end();
                return { ...decision, step };
            }
            default: {
                const acted = await act(crew, memory.course, step);
                await learn(crew, memory, acted.observations);
                // A write is read back at once; what did not work waits for the next look like anything else, and so does
                // the word to go on, which AWS takes seconds to heed and would be given again in the meantime.
                if (acted.worked && step.do !== 'confirm' && step.do !== 'inspect')
                    looked = { ...looked, state: notLooked.state };
                // What did not come back is no read-back of this look.
                if (!acted.worked)
                    before = undefined;
                if (!acted.worked || step.do === 'continue')
                    await sleepUntil(crew, memory.course, clock.now() + pause(plan, memory.course));
            }
        }
    }
}
/** The target's own wish under the order of the whole. */
function decided(plan, course, now) {
    const wish = decide(plan, course, now);
    const [order = 'wait'] = decideWhole([{ begun: course.made.is === 'change', wish }]);
    return obey(wish, order);
}
function send(crew, course, gate, beside) {
    if (course.made.is !== 'change')
        return;
    const { change } = course.made;
    const traffic = ((0,release_course/* greenShare */.fW)(course) ?? 0) > 0 ? 'on green' : 'not yet';
    beside.send(gate.name, signal => ask(crew, { change, traffic }, gate, signal));
}
/** An error that waiting does not mend. Before anything was written it refuses; after, AWS goes on and nobody here can see it. */
function endedBy(error, { made, direction }) {
    if (!(error instanceof GreenlightError))
        throw error;
    const ending = (name, because, next) => {
        const decision = end(name, because, next);
        return { ...decision, step: { do: 'end', name, next } };
    };
    // A trouble may have swallowed the answer to a write that AWS did carry out.
    const written = error instanceof TroubleError && error.applied === 'perhaps';
    switch (made.is) {
        case 'nothing':
            return ending(written ? 'failed' : 'refused', error.message, error.hint);
        case 'revision':
            return ending(written ? 'unknown' : 'failed', error.message, error.hint);
        case 'change': {
            const { id } = made.change;
            // Green fails, and AWS was never asked, or never agreed, to take it back: nobody else will.
            if (direction.going === 'back' && direction.turn !== 'cancelled' && direction.asked.is !== 'accepted')
                return ending('broken', `${direction.because} Going back failed: ${error.message}`, stopByHand);
            return ending('unknown', error.message, `${error.hint} AWS goes on with ${id} by itself: look at it in CodeDeploy.`);
        }
    }
}
/** A sleep that a cancel ends, once: after the release has turned back, it must be able to sleep again. So does news from beside. */
async function sleepUntil({ clock, cancelled }, { direction }, until, bell) {
    const ends = [bell, direction.going === 'on' ? cancelled : undefined].filter(signal => signal !== undefined);
    await clock.sleep(Math.max(0, until - clock.now()), ends.length === 0 ? undefined : AbortSignal.any(ends));
}
async function learn(crew, memory, observations) {
    const before = memory.course;
    memory.course = observations.reduce(release_course/* evolve */.sf, before);
    await crew.publish(news(before, memory.course, crew.clock.now()));
}
async function explain(crew, { causes }, happenings) {
    // Said once in the log, however the count in it grows; the verdict has the last count.
    const fresh = happenings.filter(happening => !causes.has(happening.id));
    for (const cause of happenings) {
        // The order of the last explanation stands, the most frequent first.
        causes.delete(cause.id);
        causes.set(cause.id, cause);
    }
    const at = crew.clock.now();
    await crew.publish(fresh.map(happening => ({ at, type: 'happened', happening })));
}

;// CONCATENATED MODULE: ./lib/aws/meaning.js

const denied = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation', 'AuthorizationError']);
const noCredentials = new Set(['CredentialsProviderError', 'ProviderError', 'CredentialsError']);
/** The names that AWS's services give to tokens that ran out or are not valid. */
const badCredentials = new Set([
    'ExpiredToken',
    'ExpiredTokenException',
    'RequestExpired',
    'UnrecognizedClientException',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'SignatureDoesNotMatch',
    'IncompleteSignature',
    'MissingAuthenticationToken',
]);
/** The SDK's list of throttling names, less `LimitExceededException`, which in ECS and CodeDeploy is a hard quota. */
const throttled = new Set([
    'BandwidthLimitExceeded',
    'EC2ThrottledException',
    'PriorRequestNotComplete',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'ThrottledException',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
    'TransactionInProgressException',
]);
const network = new Set([
    'ECONNRESET',
    'ECONNREFUSED',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENETDOWN',
    'ECONNABORTED',
    'EPROTO',
    'ENOTFOUND',
    'EAI_AGAIN',
]);
/** What was raised, by name and not by class: bundled clients each carry classes of their own, and unmodelled errors have none. */
function read(error) {
    const shape = (typeof error === 'object' && error !== null ? error : {});
    return {
        name: typeof shape.name === 'string' ? shape.name : 'Error',
        message: typeof shape.message === 'string' ? shape.message : String(error),
        code: typeof shape.code === 'string' ? shape.code : undefined,
        status: shape.$metadata?.httpStatusCode,
    };
}
function meaning_meaningOf(error, call) {
    const raised = read(error);
    if (denied.has(raised.name))
        return { is: 'fatal', error: deniedBy(raised, call, error) };
    if (badCredentials.has(raised.name) || noCredentials.has(raised.name))
        return { is: 'fatal', error: credentials(raised, error) };
    if (throttled.has(raised.name) || raised.status === 429)
        return { is: 'passing', why: `${iamAction(call)} was throttled`, applied: 'no' };
    if (raised.code !== undefined && network.has(raised.code))
        return { is: 'passing', why: `the connection to AWS failed (${raised.code})`, applied: 'perhaps' };
    // An answer that was cut off on its way cannot be parsed: what it said, and whether a write was applied, is not known.
    if (raised.name === 'SyntaxError' || raised.name === 'TypeError')
        return { is: 'passing', why: `the answer to ${iamAction(call)} could not be read`, applied: 'perhaps' };
    if (raised.name === 'TimeoutError' || raised.name.startsWith('RequestTimeout'))
        return { is: 'passing', why: `${iamAction(call)} was not answered in time`, applied: 'perhaps' };
    if (raised.status !== undefined && raised.status >= 500)
        return { is: 'passing', why: `AWS answered ${raised.status} to ${iamAction(call)}`, applied: 'perhaps' };
    // ECS answers some of its own faults with status 400 and this name.
    if (raised.name === 'ServerException' || raised.name === 'InternalFailure' || raised.name === 'ServiceUnavailable')
        return { is: 'passing', why: `AWS answered ${raised.name} to ${iamAction(call)}`, applied: 'perhaps' };
    return { is: 'answer', name: raised.name, message: raised.message };
}
function iamAction(call) {
    return `${call.service}:${call.operation}`;
}
/** AWS words it "User: <arn> is not authorized to perform: <action> on resource: <arn> because ...". */
function deniedBy(raised, call, cause) {
    const said = /not authorized to perform:? (\S+?)(?: on resource: (\S+?))?\.?(?:\s|$)/.exec(raised.message);
    return new DeniedError({
        action: said?.[1] ?? iamAction(call),
        resource: said?.[2] ?? '*',
        cause,
    });
}
function credentials(raised, cause) {
    return new CredentialsError(noCredentials.has(raised.name)
        ? {
            message: 'No AWS credentials were found.',
            hint: 'Run aws-actions/configure-aws-credentials before this step, and grant the job `id-token: write`.',
            cause,
        }
        : {
            message: `AWS did not accept the credentials (${raised.name}).`,
            hint: 'They ran out or belong to something else. Give the role a longer session, or run the step again with fresh credentials.',
            cause,
        });
}
/** The error for an answer that nobody knew what to do with. */
function unforeseen(answer, call, cause) {
    const told = {
        message: `${iamAction(call)}: ${answer.message} (${answer.name})`,
        cause,
    };
    return /NotFound|DoesNotExist|NoSuch/.test(answer.name)
        ? new MissingError({ ...told, hint: 'Check the name, the region and the account of the credentials.' })
        : new RejectedError({ ...told, hint: 'AWS says above what it does not accept.' });
}
function outlasted({ why, applied }, seconds, cause) {
    return new TroubleError({
        message: seconds === 0 ? `${why}.` : `${why}, for ${seconds} s without a break.`,
        hint: 'Look at the AWS Health Dashboard for this region, then run the step again.',
        applied,
        cause,
    });
}
/** A write whose answer was lost, and whose effect could not be looked for: it may stand, whatever kept us from seeing it. */
function unseen(call, obstacle) {
    return new TroubleError({
        message: `The answer to ${iamAction(call)} was lost, and whether AWS carried it out could not be read: ${obstacle.message}`,
        hint: obstacle.hint,
        applied: 'perhaps',
        cause: obstacle,
    });
}

;// CONCATENATED MODULE: ./lib/engine/patience.js


/** After a write that may have been applied: AWS shows what it made within seconds; three looks before it counts as not made. */
const looksForAWrite = 3;
function asking(patience) {
    return {
        read: (call, send, answers = {}) => persist(patience, call, answers, send),
        write: async (call, send, lookFor, answers = {}) => {
            /** The trouble after which AWS may have carried the write out all the same. */
            let lost;
            return persist(patience, call, answers, async () => {
                if (lost !== undefined) {
                    const found = await lookForIt(patience, call, lookFor).catch((error) => {
                        throw error instanceof GreenlightError ? unseen(call, error) : error;
                    });
                    if (found !== undefined)
                        return found;
                    // A cancel leaves no time to look long enough: what cannot be ruled out is not sent again.
                    if (patience.signal.aborted)
                        throw lost.trouble;
                }
                lost = undefined;
                try {
                    return await send();
                }
                catch (error) {
                    const meaning = meaning_meaningOf(error, call);
                    if (meaning.is === 'passing' && meaning.applied === 'perhaps')
                        lost = { trouble: error };
                    throw error;
                }
            });
        },
    };
}
async function lookForIt(patience, call, lookFor) {
    for (let look = 1; look <= looksForAWrite; look += 1) {
        const found = await persist(patience, call, {}, lookFor);
        if (found !== undefined)
            return found;
        if (look < looksForAWrite)
            await patience.clock.sleep(5_000, patience.signal);
    }
    return undefined;
}
async function persist(patience, call, answers, send) {
    const { clock, signal } = patience;
    const began = clock.now();
    for (let attempt = 1;; attempt += 1) {
        try {
            return await send();
        }
        catch (error) {
            // Out of another call that this one is made of: it has its meaning already.
            if (error instanceof GreenlightError)
                throw error;
            const meaning = meaning_meaningOf(error, call);
            switch (meaning.is) {
                case 'fatal':
                    throw meaning.error;
                case 'answer': {
                    const answer = answers[meaning.name];
                    if (answer !== undefined)
                        return answer(meaning.message);
                    throw unforeseen(meaning, call, error);
                }
                case 'passing': {
                    const spent = clock.now() - began;
                    if (spent >= patience.within || signal.aborted)
                        throw outlasted(meaning, Math.round(spent / 1000), error);
                    patience.onTrouble(meaning.why);
                    await clock.sleep(Math.min(backOff(attempt, patience.random), patience.within - spent), signal);
                }
            }
        }
    }
}
/** Exponential with half jitter from 1 s, at most 15 s: AWS refills a throttled bucket within seconds. */
function backOff(attempt, random) {
    const whole = Math.min(15_000, 1_000 * 2 ** (attempt - 1));
    return whole / 2 + (whole / 2) * random();
}

;// CONCATENATED MODULE: ./lib/release/alarm-problems.js

/** Names that CloudWatch does not have: it answers without them, and without a word about it. */
function missingAlarms(names, known) {
    const there = new Set(known.map(({ name }) => name));
    return names
        .filter(name => !there.has(name))
        .map(name => ({
        where: 'gates',
        value: name,
        reason: 'CloudWatch has no alarm of this name in this account and region',
        remedy: 'correct the name, or create the alarm first',
    }));
}
/** What is wrong with the alarms of the gates as they stand before the release. */
function alarmProblems(gates, { alarms, adopting }, onAlready) {
    const missing = missingAlarms(gates.flatMap(release_proof/* alarmsOf */.q3), alarms);
    if (onAlready !== 'refuse' || adopting !== 'nothing')
        return missing;
    const obeyed = new Set(gates.filter(({ force }) => force === 'obeyed').flatMap(release_proof/* alarmsOf */.q3));
    return [
        ...missing,
        ...alarms
            .filter(({ name, state }) => state === 'in alarm' && obeyed.has(name))
            .map(({ name, says }) => ({
            where: 'gates',
            value: name,
            reason: `the alarm rings already, before the release: ${says}`,
            remedy: 'wait until it is quiet, or say `on-alarm-already: warn` to release without its judgement',
        })),
    ];
}

;// CONCATENATED MODULE: ./lib/judge/unwatched.js
/** The metrics that tell of a signal, by the kind of load balancer (Elastic Load Balancing user guides, "CloudWatch metrics"). */
const tellingMetrics = {
    application: {
        namespace: 'AWS/ApplicationELB',
        signals: {
            '5xx answers': ['HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count'],
            'unhealthy targets': ['UnHealthyHostCount', 'HealthyHostCount'],
            latency: ['TargetResponseTime'],
        },
    },
    // A network load balancer carries connections: it knows neither answers nor how long they take.
    network: {
        namespace: 'AWS/NetworkELB',
        signals: { 'unhealthy targets': ['UnHealthyHostCount', 'HealthyHostCount'] },
    },
};
/**
 * The signals of the target's load balancer that none of these alarms is about. An alarm on an expression, on other
 * alarms or on a log query may be about any of them: where there is one, nothing is claimed, for a warning that may be
 * wrong is one that people learn to ignore.
 */
function unwatched(alarms, metrics) {
    const watched = alarms.map(({ watches }) => watches);
    if (watched.some(({ what }) => what === 'more than one'))
        return [];
    const known = watched.filter(one => one.what === 'one metric');
    const { loadBalancer, targetGroups, prefix } = metrics;
    const { namespace, signals } = tellingMetrics[loadBalancer.startsWith('net/') ? 'network' : 'application'];
    return Object.entries(signals)
        .filter(([, names]) => !known.some(one => isAbout(one, namespace, names, metrics)))
        .map(([signal]) => ({ signal: signal, loadBalancer, targetGroups, prefix }));
}
/**
 * About this load balancer as a whole, or about a target group of it that green may stand in. A metric with other
 * dimensions is of another load balancer, and one without any is not published at all.
 */
function isAbout({ namespace, metric, dimensions }, wanted, names, { loadBalancer, targetGroups }) {
    const { LoadBalancer: balancer, TargetGroup: group } = dimensions;
    return (namespace === wanted &&
        names.includes(metric) &&
        balancer === loadBalancer &&
        (group === undefined || targetGroups.includes(group)));
}

;// CONCATENATED MODULE: ./lib/judge/sight.js
/**
 * CloudWatch publishes a minute's point of a load balancer 60 to 120 s after the minute has ended; the later bound
 * counts, because a step that is over before the point arrives was not measured by it.
 */
const publishing = 120_000;
/**
 * The least time from the first bad request to the alarm: as many periods as must breach, and the publishing delay.
 * Undefined for a composite alarm, whose children are not read here.
 */
function timeToSee(alarm) {
    switch (alarm.looksAt.over) {
        case 'points':
            return alarm.looksAt.period * alarm.looksAt.breaches + publishing;
        case 'other alarms':
        case 'a log query':
            return undefined;
    }
}
function slowAlarms(alarms, steps) {
    return alarms.flatMap(alarm => {
        const needs = timeToSee(alarm);
        if (needs === undefined)
            return [];
        const [first, ...more] = steps.filter(step => step.hold < needs);
        if (first === undefined)
            return [];
        return [{ alarm: alarm.name, needs, blind: [first, ...more], firstWordAt: shareAfter(needs, steps) }];
    });
}
/** Green's share so long after it first had any. */
function shareAfter(time, steps) {
    let left = time;
    for (const step of steps) {
        if (left <= step.hold)
            return step.share;
        left -= step.hold;
    }
    return 100;
}

;// CONCATENATED MODULE: ./lib/release/plan-warnings.js




/** What a careful person would want to know before the release starts. */
function warningsOf(request, found, gates, steps) {
    const warnings = [];
    if (gates.length === 0 && request.gates !== 'none')
        warnings.push('No gate at all: nothing measures green, and every step passes unproven. Name alarms under `gates`, or say `gates: none`.');
    for (const alarm of found.alarms)
        warnings.push(...slowAlarms([alarm], stepsMeasuredBy(alarm, gates, steps)).map(slowAlarmWarning));
    for (const alarm of found.alarms) {
        if (alarm.state === 'in alarm' && request.consequences.onAlarmAlready === 'warn')
            warnings.push(`Alarm ${alarm.name} rings already and is not obeyed until it was quiet once: ${alarm.says}`);
        if (alarm.state === 'no data')
            warnings.push(`Alarm ${alarm.name} has no data now: not proven by it as it stands.`);
    }
    const planned = steps.reduce((sum, step) => sum + step.hold, 0);
    if (planned > hostedJob)
        warnings.push(`The steps and the bake take ${(0,duration/* printDuration */.cb)(planned)}, and GitHub ends a hosted job after ${(0,duration/* printDuration */.cb)(hostedJob)}: set a shorter \`bake\`.`);
    if (attemptOf(found.run.changeId) > 1 && found.adopting === 'nothing')
        warnings.push('This is a re-run: what the inputs name is released, and Greenlight does not know yet whether something newer has been released since.');
    if (found.can.blueKept === 0)
        warnings.push('AWS ends blue as soon as all traffic is on green: from then on there is no way back at once.');
    return warnings;
}
/** A finding in one line, with what mends it. */
function findingWords({ where, reason, remedy, command }) {
    const mend = remedy === undefined ? '' : ` To mend it: ${remedy}.`;
    return `${where}: ${reason}.${mend}${command === undefined ? '' : ` Command: \`${command}\``}`;
}
/** The steps in which a gate looks at the alarm: all but the last are the shift, the last is the bake. */
function stepsMeasuredBy(alarm, gates, steps) {
    const times = gates.filter(gate => (0,release_proof/* alarmsOf */.q3)(gate).includes(alarm.name)).map(gate => gate.when);
    const during = times.some(when => when === 'always' || when === 'during');
    const bake = times.some(when => when === 'always' || when === 'bake');
    return steps.filter(step => (step.share === 100 ? bake : during));
}
/** GitHub's limit for a job on a hosted runner. */
const hostedJob = 6 * 60 * 60_000;
function slowAlarmWarning({ alarm, needs, blind, firstWordAt }) {
    const needed = `the alarm needs at least ${(0,duration/* printDuration */.cb)(needs)} to speak`;
    const [first, ...more] = blind;
    if (more.length === 0)
        return `The step at ${first.share} % proves nothing by alarm ${alarm}: it takes ${(0,duration/* printDuration */.cb)(first.hold)}, and ${needed}.`;
    const last = more.at(-1) ?? first;
    return (`The ${blind.length} steps from ${first.share} % to ${last.share} % prove nothing by alarm ${alarm}: ${needed}, ` +
        `and green has ${firstWordAt} % by then.`);
}

// EXTERNAL MODULE: ./lib/request/percent.js
var percent = __nccwpck_require__(9528);
// EXTERNAL MODULE: ./lib/request/steps.js
var steps = __nccwpck_require__(6498);
;// CONCATENATED MODULE: ./lib/release/strategy-problems.js



/** What of a strategy the mover cannot do exactly, each with the nearest that it can. */
function strategyProblems(strategy, can) {
    if (!can.strategies.includes(strategy.kind))
        return [
            {
                where: 'strategy',
                value: strategy.kind,
                reason: `${can.mover} cannot do it`,
                remedy: `one of ${can.strategies.map(kind => `\`${kind}\``).join(', ')}`,
            },
        ];
    switch (strategy.kind) {
        case 'blue-green':
        case 'rolling':
            return [];
        case 'canary': {
            const [first, ...more] = strategy.steps;
            const inexact = strategy.steps.flatMap(step => inexactness(step.share, step.hold, can));
            if (more.length === 0 || can.canarySteps === 'any')
                return inexact;
            return [
                ...inexact,
                {
                    where: 'steps',
                    value: (0,steps/* printSteps */.F)(strategy),
                    reason: `${can.mover} has exactly one step before all traffic`,
                    remedy: `\`steps: ${(0,steps/* printSteps */.F)({ kind: 'canary', steps: [first] })}\``,
                },
            ];
        }
        case 'linear':
            return [...inexactness(strategy.share, strategy.every, can), ...tooLong(strategy, can)];
    }
}
/** The limit is for the whole shift, and not for one of its steps. */
function tooLong(strategy, can) {
    const levels = Math.ceil(100 / strategy.share) - 1;
    if (strategy.every > can.time.most || levels * strategy.every <= can.time.most)
        return [];
    const every = Math.floor(can.time.most / levels / can.time.unit) * can.time.unit;
    return [
        {
            where: 'steps',
            value: (0,steps/* printSteps */.F)(strategy),
            reason: `${can.mover} takes at most ${(0,duration/* printDuration */.cb)(can.time.most)} for the whole shift, and this is ${(0,duration/* printDuration */.cb)(levels * strategy.every)}`,
            remedy: `\`steps: ${(0,steps/* printSteps */.F)({ ...strategy, every })}\``,
        },
    ];
}
function inexactness(share, time, can) {
    const problems = [];
    const fits = nearest(share, can.percent.unit, can.percent.least, can.percent.most);
    if (fits !== share)
        problems.push({
            where: 'steps',
            value: (0,percent/* printPercent */.Z0)(share),
            reason: `${can.mover} takes ${can.percent.unit === 1 ? 'whole percents' : `multiples of ${can.percent.unit} %`} from ${(0,percent/* printPercent */.Z0)(can.percent.least)} to ${(0,percent/* printPercent */.Z0)(can.percent.most)}`,
            remedy: `\`${(0,percent/* printPercent */.Z0)(fits)}\``,
        });
    const lasts = nearest(time, can.time.unit, can.time.unit, can.time.most);
    if (lasts !== time)
        problems.push({
            where: 'steps',
            value: (0,duration/* printDuration */.cb)(time),
            reason: `${can.mover} takes ${can.time.unit === 60_000 ? 'whole minutes' : `multiples of ${(0,duration/* printDuration */.cb)(can.time.unit)}`} up to ${(0,duration/* printDuration */.cb)(can.time.most)}`,
            remedy: `\`${(0,duration/* printDuration */.cb)(lasts)}\``,
        });
    return problems;
}
/** The nearest multiple of `unit` between the bounds. */
function nearest(value, unit, least, most) {
    const rounded = Number((Math.round(value / unit) * unit).toFixed(6));
    return Math.min(most, Math.max(least, rounded));
}

;// CONCATENATED MODULE: ./lib/release/planner.js





/** `request × can → plan | problems`. Nothing is rounded: what cannot be done exactly is a problem with the nearest legal value. */
function planRelease(request, found) {
    const strategy = request.strategy === 'as configured' ? found.configured.strategy : request.strategy;
    const bake = request.bake === 'as configured' ? found.configured.bake : request.bake;
    const gates = gatesFor(request, found.configured.alarms);
    const problems = [
        ...strategyProblems(strategy, found.can),
        ...bakeProblems(bake, found.can),
        ...alarmProblems(gates, found, request.consequences.onAlarmAlready),
        ...consequenceProblems(request.consequences, found.can),
    ];
    const steps = trafficSteps(strategy, bake);
    // A change that is in flight is gone on with, whatever would have kept it from being begun.
    const findings = found.findings({ gates, strategy });
    if (found.adopting === 'nothing')
        problems.push(...findings.filter(({ level }) => level === 'error').map(asProblem));
    problems.push(...gateProblems(gates, steps, found.can), ...pollProblems(steps, request.consequences.poll.proof));
    const planned = steps.reduce((sum, step) => sum + step.hold, 0);
    problems.push(...timeoutProblems(request.consequences.timeout, planned));
    if (problems.length > 0)
        return { ok: false, problems };
    return {
        ok: true,
        plan: {
            run: found.run,
            mover: found.can,
            ...found.configurationOf(strategy),
            strategy,
            steps,
            bake,
            blue: found.blue,
            green: found.green,
            differences: found.differences,
            before: found.before,
            gates,
            unwatched: request.gates === 'none' || found.metrics === undefined ? [] : unwatched(found.alarms, found.metrics),
            muted: mutedIn(found, request.consequences.onAlarmAlready),
            policy: policyOf(request.consequences, planned),
            warnings: [...findings.map(findingWords), ...warningsOf(request, found, gates, steps)],
        },
    };
}
/** Its level has served its turn: what is a problem is no longer a warning. */
function asProblem({ level: _, ...problem }) {
    return problem;
}
/** Every level of traffic in order, the last with the bake as its hold. */
function trafficSteps(strategy, bake) {
    const all = { share: 100, hold: bake };
    switch (strategy.kind) {
        case 'blue-green':
        case 'rolling':
            return [all];
        case 'canary':
            return [...strategy.steps, all];
        case 'linear': {
            const levels = Array.from({ length: Math.ceil(100 / strategy.share) - 1 }, (_, at) => (at + 1) * strategy.share);
            return [...levels.map(share => ({ share, hold: strategy.every })), all];
        }
    }
}
/** Alarms that rang before the release began, by consent. What began to ring while it was under way speaks of green. */
function mutedIn({ alarms, adopting }, onAlready) {
    const ringing = alarms.filter(alarm => alarm.state === 'in alarm');
    if (adopting === 'nothing')
        return ringing.map(alarm => alarm.name);
    if (onAlready === 'refuse')
        return [];
    return ringing.filter(alarm => alarm.since < adopting.begunAt).map(alarm => alarm.name);
}
function gatesFor(request, configured) {
    if (request.gates === 'none')
        return [];
    if (request.gates !== 'as configured')
        return request.gates;
    const [first, ...rest] = configured;
    return first === undefined
        ? []
        : [{ kind: 'alarms', name: 'alarms', when: 'always', force: 'obeyed', alarms: [first, ...rest] }];
}
function bakeProblems(bake, can) {
    if (can.blueKept === 'for ever' || bake <= can.blueKept)
        return [];
    return [
        {
            where: 'bake',
            value: (0,duration/* printDuration */.cb)(bake),
            reason: `AWS ends blue ${(0,duration/* printDuration */.cb)(can.blueKept)} after all traffic is on green, before the bake would be over`,
            remedy: `\`bake: ${(0,duration/* printDuration */.cb)(can.blueKept)}\`, or a longer termination wait in the deployment group`,
        },
    ];
}
function consequenceProblems(asked, can) {
    const holding = [];
    if (asked.onFailure === 'hold')
        holding.push(['on-failure', 'hold']);
    if (asked.onNoData === 'hold' || asked.onNoData === 'extend')
        holding.push(['on-no-data', asked.onNoData]);
    if (asked.onInconclusive === 'hold' || asked.onInconclusive === 'extend')
        holding.push(['on-inconclusive', asked.onInconclusive]);
    return holding.map(([where, value]) => ({
        where,
        value,
        reason: `${can.mover} moves traffic by its own timer and cannot hold it between steps`,
        remedy: `\`${where}: revert\``,
    }));
}
/** The least that green is given to start before its traffic; a shorter time limit would take healthy releases back. */
const starting = 5 * 60_000;
/** A gate that is obeyed and never asked lets a release pass that was never measured. */
function gateProblems(gates, steps, can) {
    const asked = {
        always: true,
        'before-traffic': can.hold !== 'nowhere',
        during: steps.some(step => step.share < 100),
        bake: steps.some(step => step.share === 100 && step.hold > 0),
    };
    return (gates
        // What is measured before traffic and by a request is preflight's to refuse: it knows the command that mends it.
        .filter(gate => gate.kind === 'alarms' || gate.when !== 'before-traffic')
        .filter(gate => gate.force === 'obeyed' && !asked[gate.when])
        .map(gate => ({
        where: 'gates',
        value: gate.name,
        reason: gate.when === 'before-traffic'
            ? `${can.mover} moves traffic as soon as green is ready, so \`when: before-traffic\` is never asked`
            : `the plan has no step in which \`when: ${gate.when}\` is asked`,
        remedy: '`when: always`',
    })));
}
/** The last word is two looks before a step ends: a step that is not longer than that would never be looked at. */
function pollProblems(steps, proof) {
    const [short] = steps.filter(step => step.hold > 0 && step.hold <= 2 * proof);
    if (short === undefined)
        return [];
    return [
        {
            where: 'poll',
            value: (0,duration/* printDuration */.cb)(proof),
            reason: `the step at ${short.share} % takes ${(0,duration/* printDuration */.cb)(short.hold)}, and its last word is two looks before it ends`,
            remedy: '`poll: 5s`, or longer steps',
        },
    ];
}
function timeoutProblems(timeout, planned) {
    if (timeout === 'from the plan' || timeout >= planned + starting)
        return [];
    return [
        {
            where: 'timeout',
            value: (0,duration/* printDuration */.cb)(timeout),
            reason: `the steps and the bake take ${(0,duration/* printDuration */.cb)(planned)}, and green needs time to start`,
            remedy: `\`timeout: ${(0,duration/* printDuration */.cb)(planned + 30 * 60_000)}\` or more`,
        },
    ];
}
function policyOf(asked, planned) {
    const plain = (doubt, otherwise) => doubt === 'revert' || doubt === 'proceed' ? doubt : otherwise;
    return {
        onFailure: asked.onFailure === 'leave' ? 'leave' : 'revert',
        onNoData: plain(asked.onNoData, 'revert'),
        onSilentAlarm: plain(asked.onNoData, 'proceed'),
        onInconclusive: plain(asked.onInconclusive, 'revert'),
        onTimeout: asked.onTimeout === 'default' ? 'revert' : asked.onTimeout,
        onCancel: asked.onCancel === 'default' ? 'revert' : asked.onCancel,
        // CONTRACT: planned time × 2 + 30 min, which leaves room for green to start.
        timeout: asked.timeout === 'from the plan' ? planned * 2 + 30 * 60_000 : asked.timeout,
        poll: asked.poll,
    };
}

;// CONCATENATED MODULE: ./lib/release/busy.js

/**
 * Runs of one workflow release in the order of their numbers, whoever comes first. Only what is certain to be an older run
 * of the same workflow is ever ended, and never a rollback: it is the way back to what is known to be good.
 */
function answerBusy(policy, occupant, run) {
    const name = nameOf(occupant);
    if (policy === 'refuse')
        return { do: 'refuse', because: `${busy_capital(name)} is under way, and \`when-busy: refuse\` waits for nothing.` };
    const standing = standingOf(occupant, run.origin);
    if (standing === 'a newer run')
        return {
            do: 'give way',
            because: `${busy_capital(name)} is under way: it is newer than this run, ${run.origin.runNumber} of the same workflow.`,
        };
    if (policy === 'wait')
        return { do: 'wait', because: `${name} to end` };
    if (standing === 'an older run')
        return {
            do: 'end it',
            because: `${busy_capital(name)} is older than this run, ${run.origin.runNumber} of the same workflow.`,
        };
    return { do: 'wait', because: `${name} to end, which is not superseded: ${protection[standing]}` };
}
/** Why a release comes too late for what serves already; undefined where it does not. */
function overtakenBy(serves, { origin }) {
    if (serves === undefined || orderOf(serves, origin) !== 'a newer run')
        return undefined;
    return `Run ${serves.runNumber} of ${serves.workflow} serves already: it is newer than this one, ${origin.runNumber}.`;
}
/**
 * How long a busy target is waited for: `timeout`, else twice the planned time and 30 minutes, like the release's own
 * limit, which begins when it is this release's turn.
 */
function waitLimit({ strategy, bake, consequences }, configured) {
    if (consequences.timeout !== 'from the plan')
        return consequences.timeout;
    const steps = trafficSteps(strategy === 'as configured' ? configured.strategy : strategy, bake === 'as configured' ? configured.bake : bake);
    return 2 * steps.reduce((sum, step) => sum + step.hold, 0) + 30 * 60_000;
}
/** CodeDeploy's name for itself as the maker of a rollback (`DeploymentCreator` of its API reference). */
const rollbackCreator = 'codeDeployRollback';
/** Why an occupant is waited for although older runs are to be superseded. */
const protection = {
    'a rollback': 'it brings back what is known to be good',
    'somebody else': 'it is not one of Greenlight’s',
    'of unknown origin': 'its task definition does not say which workflow made it',
    'another workflow': 'it is of another workflow than this run',
    'the same run': 'it is of this very run',
};
function standingOf({ creator, madeBy }, ours) {
    if (creator === rollbackCreator)
        return 'a rollback';
    if (madeBy.is === 'somebody else')
        return 'somebody else';
    return madeBy.origin === undefined ? 'of unknown origin' : orderOf(madeBy.origin, ours);
}
/** Run numbers are counted by workflow, so those of two workflows say nothing about each other. */
function orderOf(theirs, ours) {
    if (!sameWorkflow(theirs, ours))
        return 'another workflow';
    if (theirs.runNumber === ours.runNumber)
        return 'the same run';
    return theirs.runNumber > ours.runNumber ? 'a newer run' : 'an older run';
}
/** GitHub does not tell repositories apart by case. Outside of GitHub nothing names a workflow, and none is the same. */
function sameWorkflow(one, other) {
    return (one.workflow !== '' &&
        one.workflow === other.workflow &&
        one.repository.toLowerCase() === other.repository.toLowerCase());
}
function nameOf({ id, creator, madeBy }) {
    if (creator === rollbackCreator)
        return `rollback ${id}`;
    if (madeBy.is === 'somebody else')
        return creator === undefined ? `deployment ${id}` : `deployment ${id} (made by ${creator})`;
    const { origin, changeId } = madeBy;
    return origin === undefined
        ? `deployment ${id} (${changeId})`
        : `deployment ${id} (run ${origin.runNumber} of ${origin.repository} ${origin.workflow})`;
}
function busy_capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./lib/engine/plan-only.js



/** What `plan` says: the whole plan of a release that would begin now, or why there would be none. */
async function planOnly(request, seen, preflight, { publish, now }) {
    if (seen.is === 'serving already')
        return nothingToDo(seen.revision, { publish, now });
    const plan = await preflight.planned(seen.found);
    const waits = seen.is === 'busy' ? [busyWords(request, seen, plan)] : [];
    await publish([{ at: now(), type: 'planned', plan: { ...plan, warnings: [...waits, ...plan.warnings] } }]);
    return verdictNow(now(), 'planned', seen.found.serving, `A release would replace ${plan.blue.name} by ${greenName(plan)}. Nothing was written.`, 'To release it, run the same step with `operation: release`.');
}
/** What a release that began now would do about whoever holds the target. */
function busyWords({ consequences }, seen, plan) {
    const answer = answerBusy(consequences.whenBusy, seen.with, plan.run);
    switch (answer.do) {
        case 'wait':
            return `A release that began now would wait for ${answer.because}.`;
        case 'refuse':
            return `A release that began now would be refused: ${answer.because}`;
        case 'give way':
            return `A release that began now would give way: ${answer.because}`;
        case 'end it':
            return `A release that began now would end the deployment that is under way: ${answer.because}`;
    }
}
async function nothingToDo(serving, { publish, now }) {
    await publish([{ at: now(), type: 'green', revision: serving }]);
    return verdictNow(now(), 'nothing-to-do', servingOf(100), `${serving.name} serves already: nothing was registered and nothing was deployed.`, undefined);
}
function greenName({ green }) {
    return green.is === 'made' ? green.revision.name : `a new revision of ${green.family}`;
}

;// CONCATENATED MODULE: ./lib/engine/preflight.js





function preflightWith(request, reader) {
    const named = request.gates === 'as configured' || request.gates === 'none' ? [] : request.gates.flatMap(release_proof/* alarmsOf */.q3);
    const checkNamed = async () => {
        if (named.length === 0)
            return;
        const problems = missingAlarms(named, await reader.facts(named));
        if (problems.length > 0)
            throw new RefusedError(problems);
    };
    const planOf = (found, alarms) => {
        const result = planRelease(request, { ...found, alarms });
        if (result.ok)
            return result.plan;
        throw new RefusedError(result.problems);
    };
    const alarmsFor = ({ configured }) => reader.facts(request.gates === 'as configured' ? configured.alarms : named);
    return {
        // With a survey in hand it is the plan that says what is wrong with the alarms, with everything else.
        surveyed: async (survey) => {
            const seen = survey();
            return (await allRefusals([seen, seen.then(() => undefined, checkNamed)]))[0];
        },
        planned: async (found) => planOf(found, await alarmsFor(found)),
        rehearse: async (found) => {
            const alarms = await alarmsFor(found);
            planOf(found, alarms.map(alarm => (alarm.state === 'in alarm' ? { ...alarm, state: 'quiet' } : alarm)));
        },
    };
}

;// CONCATENATED MODULE: ./lib/engine/turn-taking.js



/**
 * Releases when it is this release's turn. Between the last look and the beginning of a deployment somebody may have been
 * quicker, which CodeDeploy says by refusing ours: then the queue is joined again, and the target is read anew.
 *
 * @throws BusyError out of `release` where `when-busy` is `refuse`
 */
async function inTurn(queue, release) {
    const memory = { began: queue.clock.now(), told: undefined, stopped: new Set() };
    for (;;) {
        const survey = await nextTurn(queue, memory).catch((error) => {
            if (!(error instanceof GreenlightError) || memory.stopped.size === 0)
                throw error;
            return turn_taking_ended(memory, 'failed', error.message, error.hint);
        });
        if (survey.is === 'ended')
            return survey;
        try {
            return await release(survey);
        }
        catch (error) {
            const { whenBusy } = queue.request.consequences;
            if (!(error instanceof BusyError) || whenBusy === 'refuse' || survey.is !== 'to be released')
                throw error;
            const until = limitOf(queue, memory, survey);
            if (queue.clock.now() >= until)
                return turn_taking_tooLong(queue, memory);
            // Whoever was quicker may be a rollback that no survey shows yet: to look again at once would be to ask in a circle.
            await turn_taking_wait(queue, memory, `another turn: ${error.message.replace(/\.$/, '')}`, until);
            await turn_taking_pause(queue, until);
            if (queue.cancelled.aborted)
                return cancelled(queue, memory);
        }
    }
}
/** The target once nobody else holds it, or why this release does not get it. */
async function nextTurn(queue, memory) {
    for (;;) {
        const survey = await queue.survey();
        if (survey.is !== 'busy')
            return ifNotOvertaken(queue, memory, survey);
        const until = limitOf(queue, memory, survey);
        const answer = answerBusy(queue.request.consequences.whenBusy, survey.with, queue.run);
        switch (answer.do) {
            case 'refuse':
                return turn_taking_ended(memory, 'refused', answer.because, 'Run the step again later, or say `when-busy: wait`.');
            case 'give way':
                return gaveWay(memory, answer.because);
            case 'end it':
                if (isOver(queue, memory, until))
                    return turn_taking_tooLong(queue, memory);
                await turn_taking_stop(queue, memory, survey, answer.because);
                await turn_taking_wait(queue, memory, `${survey.with.id} to be stopped and its traffic to be back on blue`, until);
                break;
            case 'wait':
                if (isOver(queue, memory, until))
                    return turn_taking_tooLong(queue, memory);
                await turn_taking_wait(queue, memory, answer.because, until);
        }
        switch (await watched(queue, survey, until)) {
            case 'free':
                break;
            case 'cancelled':
                return cancelled(queue, memory);
            case 'too long':
                return turn_taking_tooLong(queue, memory);
        }
    }
}
/** The limit is up, and the look that was taken at it has found the target busy again. */
function isOver({ clock }, { told }, until) {
    return told !== undefined && clock.now() >= until;
}
/** Until the target is free, the job is cancelled or the time is up, with one last look at the limit. */
async function watched(queue, survey, until) {
    const { clock, cancelled, publish } = queue;
    let troubled = false;
    for (;;) {
        await turn_taking_pause(queue, until);
        if (cancelled.aborted)
            return 'cancelled';
        try {
            if ((await survey.watch()) === 'free')
                return 'free';
            troubled = false;
        }
        catch (error) {
            if (!(error instanceof TroubleError))
                throw error;
            if (!troubled)
                await publish([{ at: clock.now(), type: 'trouble', trouble: error.message }]);
            troubled = true;
        }
        if (clock.now() >= until)
            return 'too long';
    }
}
/** After a wait a newer run may have come first: it is not replaced by an older one. */
function ifNotOvertaken({ run }, memory, survey) {
    if (memory.told === undefined || survey.is !== 'to be released' || survey.ours !== undefined)
        return survey;
    const because = overtakenBy(survey.found.blueFrom, run);
    return because === undefined ? survey : gaveWay(memory, because);
}
/** Once for each deployment, however long AWS shows it as it was before. */
async function turn_taking_stop(queue, { stopped }, survey, because) {
    const { clock, publish, rehearse } = queue;
    const { id } = survey.with;
    if (stopped.has(id))
        return;
    await rehearse(survey.found);
    stopped.add(id);
    await survey.end();
    await publish([{ at: clock.now(), type: 'wrote', what: `asked AWS to stop ${id} and go back. ${because}` }]);
}
/** Tells what is waited for, once. */
async function turn_taking_wait({ clock, publish }, memory, what, until) {
    if (memory.told === what)
        return;
    memory.told = what;
    await publish([{ at: clock.now(), type: 'waiting', wait: what, until }]);
}
/** To the next look at the state, which a cancel brings forward. */
async function turn_taking_pause({ clock, request, cancelled }, until) {
    await clock.sleep(Math.max(0, Math.min(request.consequences.poll.state, until - clock.now())), cancelled);
}
function limitOf({ request }, { began }, { found }) {
    return began + waitLimit(request, found.configured);
}
function turn_taking_tooLong({ clock }, memory) {
    return turn_taking_ended(memory, 'refused', `After ${(0,duration/* printDuration */.cb)(clock.now() - memory.began)} this release is still waiting for ${memory.told ?? 'its turn'}.`, 'Look at that deployment in CodeDeploy. Run the step again when it has ended, or give it a longer `timeout`.');
}
function gaveWay(memory, because) {
    return turn_taking_ended(memory, 'superseded', because, 'To release this version all the same, start the workflow anew.');
}
function cancelled({ cancelled: { reason } }, memory) {
    return turn_taking_ended(memory, 'cancelled', `The job was cancelled (${String(reason)}) while it waited for ${memory.told ?? 'its turn'}.`, 'Run the workflow again to release.');
}
/** To refuse is to have written nothing; what was stopped for a release that then did not come is said. */
function turn_taking_ended({ stopped }, name, because, next) {
    if (stopped.size === 0)
        return { is: 'ended', name, because, next };
    return {
        is: 'ended',
        name: name === 'refused' ? 'failed' : name,
        because: `${because} Before that, AWS was asked to stop ${[...stopped].join(', ')} for this release.`,
        next,
    };
}

;// CONCATENATED MODULE: ./lib/engine/release.js













/** How long one call rides out passing troubles: longer than any throttling, shorter than a person's patience. */
const callPatience = 2 * 60_000;
/** One release from its request to its verdict. Whatever goes wrong becomes a verdict, and the last event says it. */
async function release(asked, surroundings) {
    const { clock, publisher } = surroundings;
    const verdict = 'problems' in asked ? await refuse(asked.problems, surroundings) : await attempt(asked, surroundings);
    await publisher.publish([{ at: clock.now(), type: 'verdict', verdict }]);
    return verdict;
}
async function attempt(request, surroundings) {
    try {
        return await prepared(request, surroundings);
    }
    catch (error) {
        if (error instanceof RefusedError)
            return refuse(error.problems, surroundings);
        // Everything up to the loop only reads, and the loop turns Greenlight's own errors into verdicts.
        if (error instanceof GreenlightError)
            return verdictNow(surroundings.clock.now(), 'refused', notRead(error.message), error.message, error.hint);
        const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
        await surroundings.publisher.publish([{ at: surroundings.clock.now(), type: 'warning', warning: fault }]);
        return verdictNow(surroundings.clock.now(), 'unknown', notRead('Greenlight itself failed'), `Greenlight itself failed: ${error instanceof Error ? error.message : String(error)}`, 'AWS goes on by itself with whatever was begun: look at the deployment in CodeDeploy, and report the fault.');
    }
}
async function prepared(request, surroundings) {
    const { clock, cancelled, random, publisher } = surroundings;
    const publish = (events) => publisher.publish(events);
    const onTrouble = (trouble) => void publish([{ at: clock.now(), type: 'trouble', trouble }]);
    const sleep = (ms, signal) => clock.sleep(ms, signal);
    const clients = clientsFor(request.region, sleep);
    const patience = { clock, random, signal: cancelled, onTrouble };
    const patient = asking({ ...patience, within: callPatience });
    const brisk = asking({ ...patience, within: 0 });
    const now = () => clock.now();
    const run = factsOf(request, await callerOf(clients, patient), surroundings);
    await publish([{ at: now(), type: 'began', run }]);
    const survey = () => surveyTarget(request.target, run, { region: request.region, clients, patient, brisk, now });
    const preflight = preflightWith(request, alarmReader(clients.cloudwatch, patient));
    /** From a free target to the end of the release. */
    const released = async (free) => {
        if (free.is === 'serving already')
            return nothingToDo(free.revision, { publish, now });
        const plan = await preflight.planned(free.found);
        await publish([{ at: now(), type: 'planned', plan }]);
        const smoke = smokeTester({ now, sleep });
        const crew = { plan, hands: free.hands(plan), alarms: alarmReader(clients.cloudwatch, brisk), smoke };
        const made = free.ours === undefined ? { is: 'nothing' } : { is: 'change', change: free.ours };
        return verdictOf(await runLoop({ ...crew, clock, cancelled, publish }, made), now());
    };
    if (request.operation === 'plan')
        return planOnly(request, await preflight.surveyed(survey), preflight, { publish, now });
    const turn = { request, run, survey: () => preflight.surveyed(survey), rehearse: preflight.rehearse };
    const outcome = await inTurn({ ...turn, clock, cancelled, publish }, released);
    return 'is' in outcome ? unturned(outcome, surroundings) : outcome;
}
function unturned({ name, because, next }, surroundings) {
    return verdictNow(surroundings.clock.now(), name, notRead('another change holds the target'), because, next);
}
function factsOf(request, caller, { run, sha256 }) {
    const { target, environment, region } = request;
    const key = targetKey(target.kind, caller.account, region, [target.cluster, target.service]);
    const release = releaseId({ runId: run.id, environment, targetKey: key }, sha256);
    return {
        releaseId: release,
        changeId: changeId(release, run.attempt),
        environment,
        target: `ECS service ${target.service} in cluster ${target.cluster}`,
        caller: `${caller.name}, account ${caller.account}, ${region}`,
        runUrl: run.url,
        origin: { repository: run.repository, workflow: run.workflow, runNumber: run.runNumber },
    };
}
async function refuse(problems, surroundings) {
    await surroundings.publisher.publish([{ at: surroundings.clock.now(), type: 'problems', problems }]);
    const [first, ...more] = problems;
    return verdictNow(surroundings.clock.now(), 'refused', notRead('nothing was written'), `${first === undefined ? 'Nothing can be done' : `${first.where}: ${first.reason.replace(/\.$/, '')}`}${more.length === 0 ? '.' : `, and ${more.length} more.`}`, 'Correct what is named above and run the step again.');
}
function notRead(because) {
    return { who: 'unknown', because };
}


/***/ }),

/***/ 5310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   WK: () => (/* binding */ inputsFrom),
/* harmony export */   cu: () => (/* binding */ runFrom),
/* harmony export */   lO: () => (/* binding */ foreignHead)
/* harmony export */ });
function runFrom(env) {
    const id = env['GITHUB_RUN_ID'] ?? 'local';
    const attempt = Number(env['GITHUB_RUN_ATTEMPT'] ?? 1);
    const server = env['GITHUB_SERVER_URL'];
    const repository = env['GITHUB_REPOSITORY'] ?? '';
    return {
        id,
        attempt,
        repository,
        workflow: workflowIn(env['GITHUB_WORKFLOW_REF']),
        runNumber: Number(env['GITHUB_RUN_NUMBER'] ?? 0),
        eventName: env['GITHUB_EVENT_NAME'] ?? '',
        url: server === undefined ? undefined : `${server}/${repository}/actions/runs/${id}/attempts/${attempt}`,
    };
}
/** `shop/api/.github/workflows/release.yml@refs/heads/main` → `.github/workflows/release.yml`: one workflow on every branch. */
function workflowIn(ref) {
    return /^[^/]+\/[^/]+\/(.+?)@refs\//.exec(ref ?? '')?.[1] ?? '';
}
/** Every input as the runner handed it over: it upper-cases the name, turns spaces into `_`, and leaves dashes alone. */
function inputsFrom(env) {
    return new Map(Object.entries(env).flatMap(([name, value]) => name.startsWith('INPUT_') && value !== undefined ? [[name.slice('INPUT_'.length).toLowerCase(), value]] : []));
}
/**
 * A `workflow_run` of another repository's head carries a stranger's code with this repository's rights: nothing is
 * written for it.
 *
 * @param event the parsed event payload of GITHUB_EVENT_PATH
 */
function foreignHead(run, event) {
    if (run.eventName !== 'workflow_run')
        return [];
    const payload = event;
    const head = payload?.workflow_run?.head_repository?.full_name;
    if (typeof head === 'string' && head.toLowerCase() === run.repository.toLowerCase())
        return [];
    return [
        {
            where: 'event',
            value: 'workflow_run',
            reason: 'the run that triggered this one is of another repository (a fork), or does not say of which',
            remedy: 'release from `push` or `workflow_dispatch`',
        },
    ];
}


/***/ }),

/***/ 3663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ runnerSurfaces)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);



/** The runner's surfaces. `@actions/core` is loaded at the first word, which comes after the first request to AWS has gone out. */
function runnerSurfaces({ summaryFile, recordFile }) {
    const core = () => __nccwpck_require__.e(/* import() */ 421).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
    return {
        log: async (lines) => {
            const { endGroup, error, info, notice, startGroup, warning } = await core();
            for (const line of lines) {
                switch (line.kind) {
                    case 'group':
                        startGroup(line.title);
                        break;
                    case 'end-group':
                        endGroup();
                        break;
                    case 'line':
                        info(line.text);
                        break;
                    case 'foreign':
                        foreign(line.text, info);
                        break;
                    case 'error':
                        error(line.text, { title: line.title });
                        break;
                    case 'warning':
                        warning(line.text, { title: line.title });
                        break;
                    case 'notice':
                        notice(line.text, { title: line.title });
                        break;
                }
            }
        },
        summary: async (markdown) => (summaryFile === undefined ? undefined : replaceFile(summaryFile, markdown)),
        record: json => replaceFile(recordFile, json),
        output: async (name, value) => (await core()).setOutput(name, value),
    };
}
/** Between stop-commands the runner takes no command from the log, whoever wrote the text. The token must be one nobody can guess. */
function foreign(text, info) {
    const token = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
    info(`::stop-commands::${token}`);
    info(text);
    info(`::${token}::`);
}
/** The file is whole at every moment: a runner that is killed while we write leaves the one before. */
async function replaceFile(path, text) {
    const next = `${path}.greenlight`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(next, text);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(next, path);
}


/***/ }),

/***/ 342:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _engine_clock_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2216);
/* harmony import */ var _engine_publish_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1520);
/* harmony import */ var _engine_release_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4879);
/* harmony import */ var _github_run_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(5310);
/* harmony import */ var _github_surfaces_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3663);
/* harmony import */ var _release_verdict_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(556);
/* harmony import */ var _request_parse_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(5943);










const { env } = process;
const cancelling = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => cancelling.abort(signal));
const run = (0,_github_run_js__WEBPACK_IMPORTED_MODULE_9__/* .runFrom */ .cu)(env);
const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd();
// One file for each step that uses the action: GITHUB_ACTION is the step's id, unique within its job.
const recordFile = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(env['RUNNER_TEMP'] ?? workspace, 'greenlight', `${env['GITHUB_ACTION'] ?? 'record'}.json`);
const foreign = (0,_github_run_js__WEBPACK_IMPORTED_MODULE_9__/* .foreignHead */ .lO)(run, await eventIn(env['GITHUB_EVENT_PATH']));
const parsed = await (0,_request_parse_js__WEBPACK_IMPORTED_MODULE_8__/* .parseRequest */ .T)((0,_github_run_js__WEBPACK_IMPORTED_MODULE_9__/* .inputsFrom */ .WK)(env), {
    awsRegion: env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'],
    eventName: run.eventName,
    readFile: path => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace, path), 'utf8'),
});
const problems = [...(parsed.ok ? [] : parsed.problems), ...foreign];
const surfaces = (0,_github_surfaces_js__WEBPACK_IMPORTED_MODULE_6__/* .runnerSurfaces */ .$)({ summaryFile: env['GITHUB_STEP_SUMMARY'], recordFile });
const verdict = await (0,_engine_release_js__WEBPACK_IMPORTED_MODULE_5__/* .release */ ._)(parsed.ok && foreign.length === 0 ? parsed.request : { problems }, {
    run,
    clock: _engine_clock_js__WEBPACK_IMPORTED_MODULE_3__/* .systemClock */ .m,
    random: Math.random,
    sha256: text => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex'),
    cancelled: cancelling.signal,
    publisher: (0,_engine_publish_js__WEBPACK_IMPORTED_MODULE_4__/* .publisher */ .t)(surfaces, recordFile, _engine_clock_js__WEBPACK_IMPORTED_MODULE_3__/* .systemClock */ .m),
});
process.exitCode = (0,_release_verdict_js__WEBPACK_IMPORTED_MODULE_7__/* .exitStatus */ .$)(verdict.name);
// A look that was under way when the job was cancelled must not keep the process until the runner kills it.
if (cancelling.signal.aborted)
    process.exit();
/** Undefined where there is no readable payload: who needs one then refuses. */
async function eventIn(path) {
    if (path === undefined)
        return undefined;
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8')
        .then(text => JSON.parse(text))
        .catch(() => undefined);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ou: () => (/* binding */ missKey),
/* harmony export */   TY: () => (/* binding */ beginCourse),
/* harmony export */   fW: () => (/* binding */ greenShare),
/* harmony export */   hU: () => (/* binding */ phaseOf),
/* harmony export */   sf: () => (/* binding */ evolve)
/* harmony export */ });
function beginCourse(now, made) {
    return {
        began: now,
        made,
        sighting: undefined,
        lost: undefined,
        readings: [],
        misses: new Map(),
        blind: undefined,
        health: { is: 'never looked' },
        direction: { going: 'on' },
        levelSince: now,
        motionSince: now,
        most: 0,
        confirmed: undefined,
        unconfirmed: undefined,
        failedStarts: { count: 0, because: '' },
    };
}
function evolve(course, observation) {
    switch (observation.saw) {
        case 'target':
            return withSighting(course, observation.sighting);
        case 'no target':
            return { ...course, lost: longer(course.lost, observation) };
        case 'gates':
            return withReadings(course, observation);
        case 'no gates':
            return { ...course, blind: longer(course.blind, observation) };
        case 'health':
            return { ...course, health: { is: 'seen', seen: observation.health } };
        case 'no health':
            return { ...course, health: { is: 'in vain', at: observation.at, trouble: observation.trouble } };
        case 'made':
            return { ...course, made: observation.made, levelSince: observation.at };
        case 'turned':
            return course.direction.going === 'back' ? course : { ...course, direction: back(observation) };
        case 'asked':
            return course.direction.going === 'on'
                ? course
                : { ...course, direction: { ...course.direction, asked: observation.asked } };
        case 'confirmed':
            return { ...course, confirmed: observation.confirmation, unconfirmed: undefined };
        case 'no confirmation':
            return { ...course, unconfirmed: longer(course.unconfirmed, observation) };
        case 'failed starts':
            return { ...course, failedStarts: observation.failedStarts };
    }
}
/** Where the release is, told from what was seen. */
function phaseOf(course) {
    if (course.made.is !== 'change')
        return course.made.is === 'nothing' ? 'planned' : 'staging';
    const motion = course.sighting?.motion;
    if (motion === undefined)
        return 'staging';
    if (motion.is === 'stopped')
        return motion.back.is === 'done' ? 'rolled-back' : 'reverting';
    if (course.direction.going === 'back')
        return 'reverting';
    switch (motion.is) {
        case 'preparing':
            return 'staging';
        case 'ready':
            return 'staged';
        case 'shifting':
            return 'shifting';
        case 'settled':
        case 'finished':
        // A status that is not known tells nothing of the phase; `decide` ends on it.
        case 'strange':
            return motion.is === 'strange' ? 'staging' : 'baking';
    }
}
/** Green's share as last reported, undefined where it is not known. */
function greenShare(course) {
    const serving = course.sighting?.serving;
    return serving === undefined || serving.who === 'unknown' ? undefined : serving.green;
}
function withSighting(course, sighting) {
    const green = sighting.serving.who === 'unknown' ? undefined : sighting.serving.green;
    const level = green === undefined || green === greenShare(course) ? course.levelSince : sighting.at;
    // A look before our own last one says nothing new: answers can arrive out of order, or come stale from AWS.
    if (course.sighting !== undefined && sighting.at < course.sighting.at)
        return course;
    const moved = course.sighting?.motion.is === sighting.motion.is ? course.motionSince : sighting.at;
    return {
        ...course,
        sighting,
        lost: undefined,
        levelSince: level,
        motionSince: moved,
        most: Math.max(course.most, green ?? 0),
    };
}
function withReadings(course, { of, readings }) {
    const fresh = new Set(readings.map(missKey));
    const misses = new Map(course.misses);
    for (const reading of readings)
        misses.set(missKey(reading), reading.outcome === 'fail' ? (misses.get(missKey(reading)) ?? 0) + 1 : 0);
    return {
        ...course,
        readings: [...course.readings.filter(reading => !fresh.has(missKey(reading))), ...readings],
        misses,
        blind: of === 'alarms' ? undefined : course.blind,
    };
}
/** What tells the subjects of all gates apart. */
function missKey({ gate, subject }) {
    return JSON.stringify([gate, subject]);
}
function longer(outage, seen) {
    return { since: outage?.since ?? seen.at, times: (outage?.times ?? 0) + 1, trouble: seen.trouble };
}
function back(seen) {
    return { going: 'back', turn: seen.turn, because: seen.because, since: seen.at, asked: { is: 'not yet' } };
}


/***/ }),

/***/ 9135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q1: () => (/* binding */ notReadYet),
/* harmony export */   Qy: () => (/* binding */ stillToSpeak),
/* harmony export */   ao: () => (/* binding */ firstReadingWithin),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   kv: () => (/* binding */ doubtOf),
/* harmony export */   og: () => (/* binding */ gatesOf),
/* harmony export */   q3: () => (/* binding */ alarmsOf),
/* harmony export */   sk: () => (/* binding */ smokeSubject)
/* harmony export */ });
/* unused harmony exports measuredIn, subjectsOf */
/* harmony import */ var _course_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1288);

/** Readings older than this prove nothing: three looks at the pace of the gate, and room for one slow answer. */
function staleAfter(plan, gate) {
    const { proof, state } = plan.policy.poll;
    switch (gate.kind) {
        case 'alarms':
            return 3 * proof + 15_000;
        case 'smoke':
            return 3 * state + gate.check.timeout;
        case 'targets':
            return 3 * state + 15_000;
    }
}
function measuredIn(when, phase) {
    switch (when) {
        case 'always':
            return true;
        case 'before-traffic':
            return phase === 'planned' || phase === 'staging' || phase === 'staged';
        case 'during':
            return phase === 'shifting';
        case 'bake':
            return phase === 'baking';
    }
}
/** The gates that matter in a phase. */
function gatesOf(plan, phase) {
    return plan.gates.filter(gate => measuredIn(gate.when, phase) && canBeAsked(gate.kind, phase));
}
/** Alarms can be read at any time; green answers and has targets only while it stands. */
function canBeAsked(kind, phase) {
    switch (kind) {
        case 'alarms':
            return true;
        case 'smoke':
        case 'targets':
            return phase === 'staged' || phase === 'shifting' || phase === 'baking';
    }
}
/** What a gate gives a reading of: each of its alarms, the address that it asks, green. */
function subjectsOf(gate) {
    switch (gate.kind) {
        case 'alarms':
            return gate.alarms;
        case 'smoke':
            return [smokeSubject(gate.check)];
        case 'targets':
            return ['green'];
    }
}
/** The alarms that a gate names; the other kinds have none. */
function alarmsOf(gate) {
    return gate.kind === 'alarms' ? gate.alarms : [];
}
/** The address without its query, which can hold secrets. */
function smokeSubject({ url }) {
    return url.replace(/[?#].*$/s, '');
}
/** Why an obeyed gate that matters now fails; undefined when none does. */
function failureOf(plan, course) {
    const failing = gatesOf(plan, (0,_course_js__WEBPACK_IMPORTED_MODULE_0__/* .phaseOf */ .hU)(course)).flatMap(gate => course.readings.filter(reading => reading.gate === gate.name &&
        reading.force === 'obeyed' &&
        reading.outcome === 'fail' &&
        !triesAreLeft(gate, course, reading)));
    return failing.length === 0 ? undefined : failing.map(reading => reading.says).join(' ');
}
/** A smoke test that failed may be tried again: it is a failure when the last of its tries has failed. */
function triesAreLeft(gate, course, reading) {
    return gate.kind === 'smoke' && (course.misses.get((0,_course_js__WEBPACK_IMPORTED_MODULE_0__/* .missKey */ .Ou)(reading)) ?? 0) <= gate.check.retries;
}
/** The first obeyed gate that matters now and has never been looked at, without any trouble in the way. */
function notReadYet(plan, course, phase) {
    return gatesOf(plan, phase).find(gate => gate.force === 'obeyed' &&
        !(gate.kind === 'alarms' && course.blind !== undefined) &&
        subjectsOf(gate).some(subject => readingOf(course, gate, subject) === undefined));
}
/** How long the first reading of a gate is waited for: three looks, and the time that one try may take. */
function firstReadingWithin(plan, gate) {
    const looks = 3 * plan.policy.poll.proof;
    return gate.kind === 'smoke' ? looks + gate.check.timeout : looks;
}
/**
 * A gate that has not spoken yet and may still: a smoke test with tries left, targets that are not checked yet. Where
 * traffic waits for a word there is time to hear it out.
 */
function stillToSpeak(plan, course, phase) {
    return gatesOf(plan, phase).find(gate => {
        if (gate.kind === 'alarms' || gate.force === 'advisory')
            return false;
        return subjectsOf(gate).some(subject => {
            const reading = readingOf(course, gate, subject);
            if (reading === undefined || reading.outcome === 'pass')
                return false;
            return reading.outcome !== 'fail' || triesAreLeft(gate, course, reading);
        });
    });
}
/**
 * Why the release may not go past the end of a step: an obeyed gate that did not say pass, where policy does not let
 * it proceed. Undefined: proven, or nobody asked for proof.
 */
function doubtOf(plan, course, phase, now) {
    for (const gate of gatesOf(plan, phase)) {
        if (gate.force === 'advisory')
            continue;
        for (const subject of subjectsOf(gate)) {
            const reading = readingOf(course, gate, subject);
            // An alarm that rang before the release is read as advisory while it still does.
            if (reading?.force === 'advisory')
                continue;
            // Targets that no listener leads to yet are not checked; once there is traffic, they are asked again.
            if (gate.kind === 'targets' &&
                gate.when === 'always' &&
                phase === 'staged' &&
                reading?.outcome === 'inconclusive')
                continue;
            const doubt = reading === undefined ? unread(plan, course, gate, subject) : doubtIn(plan, gate, reading, now);
            if (doubt !== undefined)
                return doubt;
        }
    }
    return undefined;
}
function readingOf(course, gate, subject) {
    return course.readings.find(one => one.gate === gate.name && one.subject === subject);
}
function doubtIn(plan, gate, reading, now) {
    if (now - reading.at > staleAfter(plan, gate))
        return ruled(plan.policy.onNoData, `${reading.subject} was last read ${seconds(now - reading.at)} ago: not proven.`);
    switch (reading.outcome) {
        case 'pass':
            return undefined;
        case 'fail':
            // Failures are answered at once, at every look, and not only at the end of a step; with tries left it has not passed either.
            return gate.kind === 'smoke' ? `${reading.says} Not proven.` : undefined;
        case 'no-data':
            return ruled(gate.kind === 'alarms' ? plan.policy.onSilentAlarm : plan.policy.onNoData, `${reading.says} Not proven.`);
        case 'inconclusive':
            return ruled(plan.policy.onInconclusive, `${reading.says} Not proven.`);
        case 'error':
            return ruled(plan.policy.onNoData, `${reading.says} Not proven.`);
    }
}
function unread(plan, course, gate, subject) {
    const why = gate.kind === 'alarms' && course.blind !== undefined ? ` (${course.blind.trouble})` : '';
    return ruled(plan.policy.onNoData, `${subject} could not be read${why}: not proven.`);
}
function ruled(doubt, because) {
    return doubt === 'revert' ? because : undefined;
}
function seconds(span) {
    return `${Math.round(span / 1000)} s`;
}


/***/ }),

/***/ 556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ exitStatus)
/* harmony export */ });
/* unused harmony export verdictNames */
/** How a release ended, and the exit status of the step: the one place where the two are tied together. */
const exits = {
    released: 0,
    'nothing-to-do': 0,
    planned: 0,
    staged: 0,
    reported: 0,
    restored: 0,
    drilled: 0,
    'rolled-back': 1,
    failed: 1,
    refused: 1,
    held: 1,
    cancelled: 1,
    superseded: 1,
    broken: 1,
    unknown: 1,
};
const verdictNames = Object.keys(exits);
function exitStatus(name) {
    return exits[name];
}


/***/ }),

/***/ 5704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N: () => (/* binding */ checkAppSpec),
  J: () => (/* binding */ checkAppSpecFile)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(7934);
// EXTERNAL MODULE: ./lib/request/yaml-lines.js
var yaml_lines = __nccwpck_require__(7988);
;// CONCATENATED MODULE: ./lib/request/appspec-keys.js

/** The moments of an ECS deployment at which CodeDeploy runs a function, in its order (User Guide, "AppSpec 'hooks' section"). */
const hookEvents = [
    'BeforeInstall',
    'AfterInstall',
    'AfterAllowTestTraffic',
    'BeforeAllowTraffic',
    'AfterAllowTraffic',
];
/** Every key of an AppSpec for ECS. The User Guide spells them in more than one way, and CodeDeploy takes any letter case. */
const keys = [
    ...['version', 'Resources', 'Hooks', 'Type', 'Properties', 'TaskDefinition', 'PlatformVersion'],
    ...['LoadBalancerInfo', 'ContainerName', 'ContainerPort'],
    ...['NetworkConfiguration', 'AwsvpcConfiguration', 'Subnets', 'SecurityGroups', 'AssignPublicIp'],
    ...['CapacityProviderStrategy', 'CapacityProvider', 'Base', 'Weight'],
    ...hookEvents,
];
const spellings = new Map(keys.map(key => [key.toLowerCase(), key]));
/** The same data with every key of an AppSpec in one spelling. */
function inOneSpelling(value) {
    if (Array.isArray(value))
        return value.map(inOneSpelling);
    if (!(0,yaml_lines/* isMapping */.p)(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [spelt(key), inOneSpelling(part)]));
}
/** From a path in the one spelling to the same place as the file has it. */
function asWritten(value, [step, ...rest]) {
    if (step === undefined)
        return [];
    if (Array.isArray(value))
        return [step, ...asWritten(value[Number(step)], rest)];
    if (!(0,yaml_lines/* isMapping */.p)(value))
        return [step, ...rest];
    const key = Object.keys(value).find(each => spelt(each) === step);
    return key === undefined ? [step, ...rest] : [key, ...asWritten(value[key], rest)];
}
/** Where a key stands a second time in another letter case: which of the two is meant, nobody knows. */
function twiceIn(value) {
    if (Array.isArray(value))
        return value.flatMap((part, at) => twiceIn(part).map(path => [at, ...path]));
    if (!(0,yaml_lines/* isMapping */.p)(value))
        return [];
    const names = Object.keys(value);
    return names.flatMap((name, at) => [
        ...(names.findIndex(other => spelt(other) === spelt(name)) < at ? [[name]] : []),
        ...twiceIn(value[name]).map(path => [name, ...path]),
    ]);
}
function spelt(key) {
    return spellings.get(key.toLowerCase()) ?? key;
}

;// CONCATENATED MODULE: ./lib/request/appspec-shape.js

const unfilled = 'a placeholder that nothing fills in';
const placeholder = /\$\{[^}]*\}|<[^>]*>|\{\{[^}]*\}\}/;
/** `${NAME}`, `<NAME>`, `{{NAME}}`: what a template is written with. */
function isPlaceholder(value) {
    return typeof value === 'string' && placeholder.test(value);
}
const appspec_shape_text = (message) => dist/* pipe */.FsL(dist/* string */.YjP(message), dist/* check */.z6Y(value => value.trim() !== '', 'nothing stands here'), dist/* check */.z6Y(value => !isPlaceholder(value), unfilled));
const whole = (message, least, most) => dist/* pipe */.FsL(dist/* number */.aig(message), dist/* integer */.ndf(message), dist/* minValue */.Wwf(least, message), dist/* maxValue */.cGV(most, message));
function mapping(name, entries) {
    return dist/* objectWithRest */.U1j(entries, dist/* never */.ZmZ(`no property of ${name}`), `${name} is a mapping`);
}
/** At most 16 subnets and 5 security groups (ECS API reference, `AwsVpcConfiguration`). */
const addresses = (name, most) => dist/* pipe */.FsL(dist/* array */.YOg(appspec_shape_text('an id is text'), `\`${name}\` is a list`), dist/* minLength */.BpQ(1, `\`${name}\` is empty`), dist/* maxLength */.Ru6(most, `\`${name}\` has ${most} items at most`));
const network = {
    Subnets: addresses('Subnets', 16),
    SecurityGroups: addresses('SecurityGroups', 5),
    AssignPublicIp: dist/* picklist */.KIO(['ENABLED', 'DISABLED'], '`AssignPublicIp` is `ENABLED` or `DISABLED`'),
};
/** Base up to 100000, weight up to 1000 (ECS API reference, `CapacityProviderStrategyItem`). */
const capacityProvider = {
    CapacityProvider: appspec_shape_text('a capacity provider is named by text'),
    Base: dist/* nullish */.cl6(whole('`Base` is a number of tasks, 0 to 100000', 0, 100_000)),
    Weight: dist/* nullish */.cl6(whole('`Weight` is a whole number, 0 to 1000', 0, 1_000)),
};
const loadBalancer = {
    ContainerName: appspec_shape_text('the name of a container is text'),
    ContainerPort: whole('a port is a whole number, 1 to 65535', 1, 65_535),
};
const properties = {
    /** Whatever stands there: Greenlight fills it in. */
    TaskDefinition: dist/* optional */.lqM(dist/* unknown */.L5J()),
    LoadBalancerInfo: dist/* nullish */.cl6(mapping('`LoadBalancerInfo`', loadBalancer)),
    PlatformVersion: dist/* nullish */.cl6(appspec_shape_text('a platform version is text')),
    NetworkConfiguration: dist/* nullish */.cl6(mapping('`NetworkConfiguration`', { AwsvpcConfiguration: mapping('`AwsvpcConfiguration`', network) })),
    CapacityProviderStrategy: dist/* nullish */.cl6(dist/* array */.YOg(mapping('a capacity provider', capacityProvider), '`CapacityProviderStrategy` is a list')),
};
const resource = {
    Type: dist/* literal */.euz('AWS::ECS::Service', 'not a type that CodeDeploy deploys to ECS'),
    Properties: dist/* nullish */.cl6(mapping('`Properties`', properties)),
};
const hookFunction = dist/* optional */.lqM(appspec_shape_text('a hook is the name or ARN of a function, as text'));
const hooks = {
    BeforeInstall: hookFunction,
    AfterInstall: hookFunction,
    AfterAllowTestTraffic: hookFunction,
    BeforeAllowTraffic: hookFunction,
    AfterAllowTraffic: hookFunction,
};
const appspec_shape_top = {
    version: dist/* optional */.lqM(dist/* custom */.IeY(version => Number(version) === 0, 'CodeDeploy knows version 0.0 alone')),
    Resources: dist/* array */.YOg(dist/* record */.g1P(dist/* string */.YjP(), mapping('a resource', resource), 'a resource is a mapping from its name to what it is'), '`Resources` is a list of one service'),
    Hooks: dist/* nullish */.cl6(dist/* array */.YOg(dist/* objectWithRest */.U1j(hooks, dist/* never */.ZmZ('no event of ECS that takes a hook'), 'a hook is a mapping: `Event: function`'), '`Hooks` is a list of `Event: function`')),
};
/** An AppSpec for ECS with its keys in one spelling (CodeDeploy User Guide, "AppSpec file structure"). */
const appSpecShape = mapping('an AppSpec', appspec_shape_top);
const entriesByName = new Map(Object.entries({
    Properties: properties,
    LoadBalancerInfo: loadBalancer,
    NetworkConfiguration: { AwsvpcConfiguration: undefined },
    AwsvpcConfiguration: network,
    CapacityProviderStrategy: capacityProvider,
    Hooks: hooks,
}));
/** The keys that are legal beside the one at `path`. */
function keysBeside(path) {
    const around = path.slice(0, -1);
    const name = around.findLast(step => typeof step === 'string');
    if (name === undefined)
        return Object.keys(appspec_shape_top);
    // `Resources`, the place in its list, and a name that is the user's own.
    return Object.keys(around.length === 3 ? resource : (entriesByName.get(name) ?? {}));
}

// EXTERNAL MODULE: ./lib/request/nearest.js + 1 modules
var nearest = __nccwpck_require__(4091);
// EXTERNAL MODULE: ./lib/request/problems.js
var problems = __nccwpck_require__(3289);
// EXTERNAL MODULE: ./lib/request/quoting.js
var quoting = __nccwpck_require__(74);
;// CONCATENATED MODULE: ./lib/request/appspec-faults.js





/** An AppSpec means something else on each of CodeDeploy's platforms; that it is not for ECS is all that needs saying. */
function ofAnotherPlatform(spec, tell) {
    const server = ['os', 'files', 'permissions', 'file_exists_behavior'].find(key => key in spec);
    const remedy = 'give an AppSpec whose resource is of `Type: AWS::ECS::Service`';
    const reason = (platform) => `an AppSpec for ${platform}, not for ECS`;
    if (server !== undefined) {
        return tell([server], { value: server, reason: reason('servers (EC2 or on-premises)'), remedy });
    }
    if ((0,yaml_lines/* isMapping */.p)(spec['Hooks']) && Object.values(spec['Hooks']).some(Array.isArray)) {
        return tell(['Hooks'], { value: undefined, reason: reason('servers (EC2 or on-premises)'), remedy });
    }
    const lambda = resourcesOf(spec['Resources']).find(([, resource]) => resource['Type'] === 'AWS::Lambda::Function');
    if (lambda === undefined)
        return undefined;
    return tell([...lambda[0], 'Type'], { value: 'AWS::Lambda::Function', reason: reason('Lambda'), remedy });
}
function resourcesOf(list) {
    if (!Array.isArray(list))
        return [];
    return list.flatMap((item, at) => (0,yaml_lines/* isMapping */.p)(item)
        ? Object.entries(item).flatMap(([name, resource]) => (0,yaml_lines/* isMapping */.p)(resource) ? [[['Resources', at, name], resource]] : [])
        : []);
}
function countFaults(list, tell) {
    if (!Array.isArray(list))
        return [];
    const [first, ...others] = list.flatMap((item, at) => (0,yaml_lines/* isMapping */.p)(item) ? Object.keys(item).map(name => ['Resources', at, name]) : [['Resources', at]]);
    const remedy = 'name one service';
    if (first === undefined)
        return [tell(['Resources'], { value: undefined, reason: 'names no service', remedy })];
    const reason = 'a second resource: a deployment to ECS has one service';
    return others.map(at => tell(at, { value: nameIn(at), reason, remedy }));
}
function eventFaults(list, tell) {
    if (!Array.isArray(list))
        return [];
    const events = list.flatMap((item, at) => (0,yaml_lines/* isMapping */.p)(item) ? Object.keys(item).map(event => ({ event, path: ['Hooks', at, event] })) : []);
    // "One Lambda function": the User Guide on hooks of ECS deployments.
    const [reason, remedy] = ['this event has a hook already', 'name one function for each event'];
    return events
        .filter(({ event }, at) => events.findIndex(other => other.event === event) < at)
        .map(({ event, path }) => tell(path, { value: (0,problems/* shown */.SP)(event), reason, remedy }));
}
/** A container that the task definition does not have; where that is no file, only AWS knows its containers. */
function containerFaults(list, containers, tell) {
    if (containers === undefined)
        return [];
    return resourcesOf(list).flatMap(([at, { Properties: properties }]) => {
        const balancer = (0,yaml_lines/* isMapping */.p)(properties) ? properties['LoadBalancerInfo'] : undefined;
        const name = (0,yaml_lines/* isMapping */.p)(balancer) ? balancer['ContainerName'] : undefined;
        if (typeof name !== 'string' || isPlaceholder(name) || containers.includes(name))
            return [];
        const reason = 'no container of this name in the task definition';
        const place = [...at, 'Properties', 'LoadBalancerInfo', 'ContainerName'];
        return [tell(place, { value: (0,problems/* shown */.SP)(name), reason, remedy: (0,nearest/* meant */.wx)(name, containers) })];
    });
}
/** A key that stands beside the same one in another letter case: which is meant, nobody knows. */
function secondSpelling(at) {
    const reason = 'this key stands here a second time, in another letter case';
    return { value: nameIn(at), reason, remedy: 'keep one of the two' };
}
/** What the shape found. A key that is missing because it stands there misspelt is told once. */
function shapeFaults(issues, tell) {
    const misspelt = issues.filter(isUnknownKey).flatMap(issue => {
        const at = placeOf(issue);
        const close = (0,nearest/* nearest */.pA)(String(at.at(-1)), keysBeside(at));
        return close === undefined ? [] : [JSON.stringify([...at.slice(0, -1), close])];
    });
    return issues
        .filter(issue => !isMissingKey(issue) || !misspelt.includes(JSON.stringify(placeOf(issue))))
        .map(issue => shapeFault(issue, tell));
}
function placeOf(issue) {
    return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}
function isUnknownKey({ type }) {
    return type === 'never';
}
function isMissingKey(issue) {
    return issue.path?.at(-1)?.origin === 'key' && !isUnknownKey(issue);
}
function shapeFault(issue, tell) {
    const at = placeOf(issue);
    const key = String(at.at(-1));
    if (isUnknownKey(issue)) {
        return tell(at, { value: (0,problems/* shown */.SP)(key), reason: issue.message, remedy: (0,nearest/* meant */.wx)(key, keysBeside(at)) });
    }
    if (isMissingKey(issue)) {
        return tell(at, { value: undefined, reason: `\`${key}\` is missing`, remedy: remedyForMissing(key) });
    }
    if (isPlaceholder(issue.input)) {
        const remedy = 'fill it in before this step, or write the value itself; the task definition alone is filled in here';
        return tell(at, { value: valueIn(issue.input), reason: unfilled, remedy });
    }
    return tell(at, { value: valueIn(issue.input), reason: issue.message, remedy: remedyFor(key, issue) });
}
function remedyForMissing(key) {
    switch (key) {
        case 'Subnets':
        case 'SecurityGroups':
        case 'AssignPublicIp':
            return '`Subnets`, `SecurityGroups` and `AssignPublicIp` go together: name all three, or leave the network out';
        case 'ContainerName':
        case 'ContainerPort':
            return "a container and its port go together: name both, or leave out `LoadBalancerInfo` for the service's own";
        default:
            return `add \`${key}\``;
    }
}
function remedyFor(key, { type, input }) {
    if (key === 'AssignPublicIp') {
        if (typeof input === 'boolean')
            return `write \`${input ? 'ENABLED' : 'DISABLED'}\``;
        return (0,nearest/* meant */.wx)(String(input), ['ENABLED', 'DISABLED']);
    }
    if (key === 'Type')
        return 'write `AWS::ECS::Service`';
    if (key === 'version')
        return 'write `version: 0.0`';
    if (type === 'array')
        return 'write it as a list: each item on a line that begins with `- `';
    return (0,quoting/* quoting */.y)({ type, input });
}
function valueIn(input) {
    if (typeof input === 'number' || typeof input === 'boolean')
        return String(input);
    return typeof input === 'string' ? (0,problems/* shown */.SP)(input) : undefined;
}
function nameIn(at) {
    const name = at.at(-1);
    return typeof name === 'string' ? (0,problems/* shown */.SP)(name) : undefined;
}

// EXTERNAL MODULE: ./lib/request/input-file.js
var input_file = __nccwpck_require__(148);
;// CONCATENATED MODULE: ./lib/request/appspec-file.js







/** `appspec`: the path of the user's own AppSpec. */
async function checkAppSpec(path, base, readFile) {
    if (path === undefined)
        return (0,problems/* valid */.rZ)(undefined);
    const definition = base.ok && base.value.from === 'file' ? base.value.definition : undefined;
    const containers = definition?.containerDefinitions.map(({ name }) => name);
    const read = await (0,input_file/* readInputFile */.j)('appspec', 'an AppSpec', path, readFile);
    return (0,problems/* then */.k8)(read, text => checkAppSpecFile(path, text, containers));
}
/**
 * An AppSpec for ECS, YAML or JSON, its keys in any letter case. What it says of a task definition is not looked at.
 *
 * @param containers the names of green's containers, where they are known
 */
function checkAppSpecFile(path, text, containers) {
    const refused = (...faults) => (0,problems/* invalid */.Gq)(...faults
        .toSorted((one, other) => one.line - other.line)
        .map(({ line, ...fault }) => ({ where: `appspec, ${path} line ${line}`, ...fault })));
    const read = (0,yaml_lines/* readLines */.S)(text);
    if (!read.ok)
        return refused(...read.faults.map(fault => ({ ...fault, value: undefined, remedy: 'correct the file' })));
    const { value, lineOf } = read.lined;
    const spec = inOneSpelling(value);
    const tell = (at, fault) => ({ line: lineOf(asWritten(value, at)), ...fault });
    if (!(0,yaml_lines/* isMapping */.p)(spec)) {
        const remedy = 'give a file with `version`, `Resources` and `Hooks`';
        return refused(tell([], { value: undefined, reason: 'not an AppSpec: no mapping', remedy }));
    }
    const foreign = ofAnotherPlatform(spec, tell);
    if (foreign !== undefined)
        return refused(foreign);
    const twice = twiceIn(value).map(at => ({ line: lineOf(at), ...secondSpelling(at) }));
    const parsed = dist/* safeParse */.xLC(appSpecShape, spec);
    const faults = [
        ...twice,
        ...shapeFaults(parsed.issues ?? [], tell),
        ...countFaults(spec['Resources'], tell),
        ...eventFaults(spec['Hooks'], tell),
        ...containerFaults(spec['Resources'], containers, tell),
    ];
    return parsed.success && faults.length === 0 ? (0,problems/* valid */.rZ)(fileOf(path, parsed.output)) : refused(...faults);
}
function fileOf(path, { Resources, Hooks }) {
    const [properties] = Resources.flatMap(each => Object.values(each)).map(each => each.Properties);
    const { LoadBalancerInfo: container, CapacityProviderStrategy: providers } = properties ?? {};
    return {
        path,
        container: container ? { name: container.ContainerName, port: container.ContainerPort } : undefined,
        platformVersion: properties?.PlatformVersion ?? undefined,
        network: networkOf(properties?.NetworkConfiguration?.AwsvpcConfiguration),
        capacityProviders: providers?.map((one) => ({
            provider: one.CapacityProvider,
            base: one.Base ?? undefined,
            weight: one.Weight ?? undefined,
        })),
        hooks: hooksOf(Hooks ?? []),
    };
}
function networkOf(vpc) {
    if (vpc === undefined)
        return undefined;
    return { subnets: vpc.Subnets, securityGroups: vpc.SecurityGroups, assignPublicIp: vpc.AssignPublicIp };
}
function hooksOf(list) {
    return hookEvents.flatMap(event => list.flatMap((entry) => {
        const name = entry[event];
        return name === undefined ? [] : [{ event, function: name }];
    }));
}


/***/ }),

/***/ 2361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   cb: () => (/* binding */ printDuration),
/* harmony export */   fU: () => (/* binding */ checkDuration),
/* harmony export */   rP: () => (/* binding */ longestDuration)
/* harmony export */ });
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3289);

const unitMillis = { h: 3_600_000, m: 60_000, s: 1_000 };
const grammar = /^(?=\d)(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?$/;
/** GitHub ends every workflow run after 35 days: nothing in a release can be asked to last longer. */
const longestDuration = 35 * 24 * unitMillis.h;
/** `90s`, `5m`, `2h`, `1h30m`: whole numbers with their units, the larger first, 35 days at most. */
function parseDuration(text) {
    const parts = grammar.exec(text)?.groups;
    if (parts === undefined)
        return undefined;
    const units = Object.keys(unitMillis);
    const total = units.reduce((sum, unit) => sum + Number(parts[unit] ?? 0) * unitMillis[unit], 0);
    return total <= longestDuration ? total : undefined;
}
/** The inverse of `parseDuration` for whole seconds: `1h30m`. Parts of a second are printed as such: `1.5s`. */
function printDuration(duration) {
    const hours = Math.floor(duration / unitMillis.h);
    const minutes = Math.floor((duration % unitMillis.h) / unitMillis.m);
    const seconds = (duration % unitMillis.m) / unitMillis.s;
    const parts = [hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}m` : '', seconds > 0 ? `${seconds}s` : ''];
    return parts.join('') || '0s';
}
function checkDuration(where, text, limits) {
    const duration = parseDuration(text);
    if (duration !== undefined && duration >= limits.least && duration <= limits.most)
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .valid */ .rZ)(duration);
    return (0,_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)({
        where,
        value: (0,_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(text),
        reason: duration === undefined
            ? 'not a duration'
            : `not between ${printDuration(limits.least)} and ${printDuration(limits.most)}`,
        remedy: remedyFor(text, limits),
    });
}
function remedyFor(text, limits) {
    const guessed = guess(text, limits.bareUnit);
    if (guessed === undefined)
        return 'write a number with its unit: `90s`, `5m`, `2h`, `1h30m`';
    const wholeSeconds = Math.round(guessed / unitMillis.s) * unitMillis.s;
    return `write \`${printDuration(Math.min(limits.most, Math.max(limits.least, wholeSeconds)))}\``;
}
const spellings = new Map([
    ...['ms', 'milliseconds', 'millis'].map(word => [word, 1]),
    ...['s', 'sec', 'secs', 'second', 'seconds'].map(word => [word, unitMillis.s]),
    ...['m', 'min', 'mins', 'minute', 'minutes'].map(word => [word, unitMillis.m]),
    ...['h', 'hr', 'hrs', 'hour', 'hours'].map(word => [word, unitMillis.h]),
    ...['d', 'day', 'days'].map(word => [word, 24 * unitMillis.h]),
]);
/** What a text that is not a duration of ours was meant to be: `5`, `1.5h`, `5 minutes`, `30m1h`, `PT5M`. */
function guess(text, bareUnit) {
    const compact = text.toLowerCase().replaceAll(/\s+/g, '').replace(/^pt?/, '');
    const parts = [...compact.matchAll(/(\d+(?:\.\d+)?)([a-z]*)/g)];
    if (parts.length === 0 || parts.map(part => part[0]).join('') !== compact)
        return undefined;
    const millis = parts.map(([, number, unit]) => Number(number) * (spellings.get(unit || bareUnit) ?? NaN));
    const total = millis.reduce((sum, part) => sum + part, 0);
    return Number.isFinite(total) ? total : undefined;
}


/***/ }),

/***/ 148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ readInputFile)
/* harmony export */ });
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3289);

/**
 * The file that an input names.
 *
 * @param what what it is the path of, with its article: `a definition`
 */
async function readInputFile(where, what, path, readFile) {
    if (/[{\r\n]/.test(path)) {
        const remedy = `write ${what.replace(/^an? /, 'the ')} to a file, and its path here`;
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)({ where, value: undefined, reason: `${what}, not the path of one`, remedy });
    }
    try {
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .valid */ .rZ)(await readFile(path));
    }
    catch (error) {
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)({
            where,
            value: (0,_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(path),
            reason: `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
            remedy: 'give its path from the root of the workspace; a checkout step must come before this one',
        });
    }
}


/***/ }),

/***/ 4091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  wx: () => (/* binding */ meant),
  pA: () => (/* binding */ nearest),
  p4: () => (/* binding */ quotedList)
});

;// CONCATENATED MODULE: ./node_modules/leven/index.js
const array = [];
const characterCodeCache = [];

function leven(first, second, options) {
	if (first === second) {
		return 0;
	}

	const maxDistance = options?.maxDistance;
	const swap = first;

	// Swapping the strings if `a` is longer than `b` so we know which one is the
	// shortest & which one is the longest
	if (first.length > second.length) {
		first = second;
		second = swap;
	}

	let firstLength = first.length;
	let secondLength = second.length;

	// Performing suffix trimming:
	// We can linearly drop suffix common to both strings since they
	// don't increase distance at all
	// Note: `~-` is the bitwise way to perform a `- 1` operation
	while (firstLength > 0 && (first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength))) {
		firstLength--;
		secondLength--;
	}

	// Performing prefix trimming
	// We can linearly drop prefix common to both strings since they
	// don't increase distance at all
	let start = 0;

	while (start < firstLength && (first.charCodeAt(start) === second.charCodeAt(start))) {
		start++;
	}

	firstLength -= start;
	secondLength -= start;

	// Early termination after trimming: if difference in length exceeds max distance
	if (maxDistance !== undefined && secondLength - firstLength > maxDistance) {
		return maxDistance;
	}

	if (firstLength === 0) {
		return maxDistance !== undefined && secondLength > maxDistance
			? maxDistance
			: secondLength;
	}

	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;

	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}

	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;

		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			// eslint-disable-next-line no-multi-assign
			result = array[index] = temporary > result
				? (temporary2 > result ? result + 1 : temporary2)
				: (temporary2 > temporary ? temporary + 1 : temporary2);
		}

		// Early termination: if all values in current row exceed maxDistance
		if (maxDistance !== undefined) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) {
				if (array[index] < rowMinimum) {
					rowMinimum = array[index];
				}
			}

			if (rowMinimum > maxDistance) {
				return maxDistance;
			}
		}
	}

	// Bound arrays to avoid retaining large previous sizes
	array.length = firstLength;
	characterCodeCache.length = firstLength;

	return maxDistance !== undefined && result > maxDistance ? maxDistance : result;
}

function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) {
		return undefined;
	}

	const userMax = options?.maxDistance;
	const targetLength = target.length;

	// Exact match fast-path
	for (const candidate of candidates) {
		if (candidate === target) {
			return candidate;
		}
	}

	if (userMax === 0) {
		return undefined;
	}

	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = new Set();

	for (const candidate of candidates) {
		if (seen.has(candidate)) {
			continue;
		}

		seen.add(candidate);

		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) {
			continue;
		}

		if (userMax !== undefined && lengthDiff > userMax) {
			continue;
		}

		const cap = Number.isFinite(bestDist)
			? (userMax === undefined ? bestDist : Math.min(bestDist, userMax))
			: userMax;

		const distance = cap === undefined
			? leven(target, candidate)
			: leven(target, candidate, {maxDistance: cap});

		// Skip candidates that exceed the user's maximum distance
		if (userMax !== undefined && distance > userMax) {
			continue;
		}

		// If we got a capped result that equals the cap, we need the actual distance
		// for accurate comparison, but only if the cap was due to userMax
		let actualD = distance;
		if (cap !== undefined && distance === cap && cap === userMax) {
			actualD = leven(target, candidate);
		}

		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) {
				break;
			}
		}
	}

	if (userMax !== undefined && bestDist > userMax) {
		return undefined;
	}

	return best;
}

;// CONCATENATED MODULE: ./lib/request/nearest.js

/**
 * The legal word that was most likely meant: the one that begins so, else the one with the fewest letters to change, if
 * those are no more than two, or half of the longer word, and some letter is kept. Case and `_` for `-` do not count.
 */
function nearest(word, legal) {
    const asked = folded(word);
    const begun = asked.length >= 3 ? legal.filter(name => folded(name).startsWith(asked)) : [];
    if (begun.length === 1)
        return begun[0];
    const names = legal.map(folded);
    const closest = closestMatch(asked, names);
    if (closest === undefined)
        return undefined;
    const [changes, longer] = [leven(asked, closest), Math.max(asked.length, closest.length)];
    return changes < longer && changes <= Math.max(2, longer / 2) ? legal[names.indexOf(closest)] : undefined;
}
/** The remedy for a word that is not in a short list of legal ones. */
function meant(word, legal) {
    const close = nearest(word, legal);
    const list = `legal: ${quotedList(legal)}`;
    if (close === undefined)
        return list;
    return legal.length > 1 ? `did you mean \`${close}\`? (${list})` : `did you mean \`${close}\`?`;
}
function quotedList(words) {
    return words.map(word => `\`${word}\``).join(', ');
}
function folded(word) {
    return word
        .trim()
        .toLowerCase()
        .replaceAll(/[_\s]+/g, '-');
}


/***/ }),

/***/ 5943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseRequest)
});

// EXTERNAL MODULE: ./lib/request/appspec-file.js + 3 modules
var appspec_file = __nccwpck_require__(5704);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(7934);
// EXTERNAL MODULE: ./lib/request/nearest.js + 1 modules
var nearest = __nccwpck_require__(4091);
// EXTERNAL MODULE: ./lib/request/problems.js
var request_problems = __nccwpck_require__(3289);
// EXTERNAL MODULE: ./lib/request/quoting.js
var quoting = __nccwpck_require__(74);
// EXTERNAL MODULE: ./lib/request/yaml-lines.js
var yaml_lines = __nccwpck_require__(7988);
;// CONCATENATED MODULE: ./lib/request/definition-file.js





const textOrNothing = (message) => dist/* nullish */.cl6(dist/* string */.YjP(message));
/**
 * What a task definition must be for Greenlight to work with it: the fields that it reads itself, and those that YAML
 * reads as numbers where AWS takes text only. Everything else is AWS's to judge.
 */
const containerShape = dist/* looseObject */._H3({
    name: dist/* pipe */.FsL(dist/* string */.YjP('the name of a container is text'), dist/* minLength */.BpQ(1, 'a container has a name')),
    image: textOrNothing('an image is text'),
    essential: dist/* nullish */.cl6(dist/* boolean */.zMY('`essential` is `true` or `false`')),
    environment: dist/* nullish */.cl6(dist/* array */.YOg(dist/* looseObject */._H3({
        name: dist/* string */.YjP('the name of a variable is text'),
        value: textOrNothing('AWS takes text only'),
    }, 'a variable is a mapping with `name` and `value`'), '`environment` is a list of mappings with `name` and `value`')),
}, 'a container is a mapping');
const definitionShape = dist/* looseObject */._H3({
    family: dist/* pipe */.FsL(dist/* string */.YjP('`family` is text'), dist/* minLength */.BpQ(1, '`family` is empty')),
    containerDefinitions: dist/* pipe */.FsL(dist/* array */.YOg(containerShape, '`containerDefinitions` is a list'), dist/* minLength */.BpQ(1, '`containerDefinitions` is empty')),
    cpu: textOrNothing('AWS takes text only'),
    memory: textOrNothing('AWS takes text only'),
});
/** A task definition out of a JSON or YAML file: itself, or inside the whole answer of `describe-task-definition`. */
function checkDefinitionFile(path, text) {
    // What stands in the file is not repeated: the values of variables are often secrets.
    const problem = (line, reason, remedy) => ({
        where: `task-definition, ${path} line ${line}`,
        value: undefined,
        reason,
        remedy,
    });
    const read = (0,yaml_lines/* readLines */.S)(text);
    if (!read.ok)
        return (0,request_problems/* invalid */.Gq)(...read.faults.map(({ line, reason }) => problem(line, reason, 'correct the file')));
    const { value, lineOf } = read.lined;
    if (!(0,yaml_lines/* isMapping */.p)(value)) {
        const remedy = 'give a file with `family` and `containerDefinitions`';
        return (0,request_problems/* invalid */.Gq)(problem(lineOf([]), 'not a task definition: no mapping', remedy));
    }
    const { definition, inside } = unwrapped(value);
    const tell = (at, reason, remedy) => problem(lineOf([...inside, ...at]), reason, remedy);
    if ((0,yaml_lines/* isMapping */.p)(definition))
        return checkShape(definition, tell);
    return (0,request_problems/* invalid */.Gq)(tell([], '`taskDefinition` is no mapping', 'give the answer of `describe-task-definition` whole'));
}
function checkShape(definition, tell) {
    const parsed = dist/* safeParse */.xLC(definitionShape, definition);
    if (!parsed.success)
        return (0,request_problems/* invalid */.Gq)(...parsed.issues.map(issue => problemOf(issue, definition, tell)));
    // The definition itself and not what the schema made of it: what is not known to the schema stays untouched.
    const file = definition;
    const names = file.containerDefinitions.map(({ name }) => name);
    const twice = names.flatMap((name, at) => (names.indexOf(name) < at ? [at] : []));
    if (twice.length === 0)
        return (0,request_problems/* valid */.rZ)(file);
    const [reason, remedy] = ['another container has this name', 'name each container once'];
    return (0,request_problems/* invalid */.Gq)(...twice.map(at => tell(['containerDefinitions', at, 'name'], reason, remedy)));
}
function problemOf(issue, definition, tell) {
    const at = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    if (issue.path?.at(-1)?.origin !== 'key')
        return tell(at, issue.message, (0,quoting/* quoting */.y)(issue));
    const missing = String(at.at(-1));
    const close = at.length === 1 ? (0,nearest/* nearest */.pA)(missing, Object.keys(definition)) : undefined;
    const remedy = close === undefined ? `add \`${missing}\`` : `did you mean \`${missing}\` where \`${close}\` stands?`;
    return tell(at, `\`${missing}\` is missing`, remedy);
}
/** `describe-task-definition` answers with the tags beside the definition; `register-task-definition` takes them inside. */
function unwrapped(value) {
    if (!('taskDefinition' in value) || 'containerDefinitions' in value)
        return { definition: value, inside: [] };
    const { taskDefinition: definition, tags } = value;
    const tagged = (0,yaml_lines/* isMapping */.p)(definition) && tags !== undefined && tags !== null ? { ...definition, tags } : definition;
    return { definition: tagged, inside: ['taskDefinition'] };
}

// EXTERNAL MODULE: ./lib/request/input-file.js
var input_file = __nccwpck_require__(148);
;// CONCATENATED MODULE: ./lib/request/names.js

/** Letters, digits, `_` and `-`, 255 at most (ECS API reference: CreateCluster, CreateService, RegisterTaskDefinition). */
const ecsName = /^[A-Za-z0-9_-]{1,255}$/;
function checkEcsName(where, text) {
    if (ecsName.test(text))
        return (0,request_problems/* valid */.rZ)(text);
    const last = lastOfArn(text);
    const remedy = last !== undefined && ecsName.test(last)
        ? `write the name alone: \`${last}\``
        : 'a name has letters, digits, `_` and `-`, 255 at most';
    return (0,request_problems/* invalid */.Gq)({ where, value: (0,request_problems/* shown */.SP)(text), reason: 'not a name in ECS', remedy });
}
/** CodeDeploy names applications and deployment groups with 1 to 100 characters of any kind (its API reference). */
function checkCodeDeployName(where, text) {
    if (text.length <= 100 && !/[\r\n]/.test(text))
        return (0,request_problems/* valid */.rZ)(text);
    const reason = 'not a name in CodeDeploy';
    return (0,request_problems/* invalid */.Gq)({ where, value: (0,request_problems/* shown */.SP)(text), reason, remedy: 'a name is one line of 100 characters at most' });
}
/** GitHub names environments with up to 255 characters; the name is a line of the release's identity. */
function checkEnvironment(text) {
    if (text.length <= 255 && !/[\r\n]/.test(text))
        return (0,request_problems/* valid */.rZ)(text);
    const remedy = 'a name is one line of 255 characters at most';
    return (0,request_problems/* invalid */.Gq)({ where: 'environment', value: (0,request_problems/* shown */.SP)(text), reason: 'not a name of an environment', remedy });
}
/** `eu-west-1`, `us-gov-east-1`, `us-iso-west-1`, `eusc-de-east-1`: the form only, since AWS adds regions. */
const regionForm = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;
function checkRegion(text, awsRegion) {
    const region = text ?? (awsRegion?.trim() || undefined);
    if (region === undefined) {
        const remedy = 'write `region: eu-west-1` (yours), or set `AWS_REGION` as the credentials step does';
        return (0,request_problems/* invalid */.Gq)({ where: 'region', value: undefined, reason: 'not given, and `AWS_REGION` is not set', remedy });
    }
    if (regionForm.test(region))
        return (0,request_problems/* valid */.rZ)(region);
    const tidy = /^([a-z]{2,4})[-_ ]?([a-z]+)[-_ ]?(\d)[a-z]?$/i.exec(region)?.slice(1).join('-').toLowerCase();
    const remedy = tidy !== undefined && regionForm.test(tidy) ? `write \`${tidy}\`` : 'write a region such as `eu-west-1`';
    const reason = text === undefined ? '`AWS_REGION` does not name a region of AWS' : 'not the name of a region of AWS';
    return (0,request_problems/* invalid */.Gq)({ where: 'region', value: (0,request_problems/* shown */.SP)(region), reason, remedy });
}
/** `family`, whose newest active revision is meant, or `family:revision`. */
function checkRevision(text) {
    const [family = '', number, ...more] = text.split(':');
    const wellFormed = more.length === 0 && ecsName.test(family);
    if (wellFormed && number === undefined)
        return (0,request_problems/* valid */.rZ)({ from: 'revision', family, revision: 'latest' });
    if (wellFormed && number !== undefined && /^[1-9]\d{0,8}$/.test(number)) {
        return (0,request_problems/* valid */.rZ)({ from: 'revision', family, revision: Number(number) });
    }
    const remedy = wellFormed ? `write \`${family}\` for its newest, or \`${family}:7\`` : revisionInArn(text);
    return (0,request_problems/* invalid */.Gq)({ where: 'from-revision', value: (0,request_problems/* shown */.SP)(text), reason: 'not a revision', remedy });
}
function revisionInArn(text) {
    const last = lastOfArn(text);
    return last !== undefined && /^[\w-]+(:\d+)?$/.test(last)
        ? `write \`${last}\``
        : 'write `family` or `family:revision`';
}
function lastOfArn(text) {
    return text.startsWith('arn:') ? text.split('/').at(-1) : undefined;
}

;// CONCATENATED MODULE: ./lib/request/base.js




/** `task-definition` or `from-revision`: what green's task definition starts from; neither: what is live. */
async function checkBase(path, revision, readFile) {
    const file = path === undefined ? undefined : await checkFile(path, readFile);
    const named = revision === undefined ? undefined : checkRevision(revision);
    if (file !== undefined && named !== undefined) {
        const reason = 'given together with `task-definition`';
        const both = { where: 'from-revision', value: (0,request_problems/* shown */.SP)(revision ?? ''), reason, remedy: 'leave one of the two out' };
        return (0,request_problems/* invalid */.Gq)(...(0,request_problems/* problemsOf */.GW)(file), ...(0,request_problems/* problemsOf */.GW)(named), both);
    }
    return file ?? named ?? (0,request_problems/* valid */.rZ)({ from: 'live' });
}
async function checkFile(path, readFile) {
    const text = await (0,input_file/* readInputFile */.j)('task-definition', 'a definition', path, readFile);
    const definition = (0,request_problems/* then */.k8)(text, content => checkDefinitionFile(path, content));
    return (0,request_problems/* then */.k8)(definition, checked => (0,request_problems/* valid */.rZ)({ from: 'file', path, definition: checked }));
}

;// CONCATENATED MODULE: ./lib/request/choices.js


/** One of a fixed set of words. */
function checkWord(where, text, legal) {
    const word = legal.find(each => each === text);
    if (word !== undefined)
        return (0,request_problems/* valid */.rZ)(word);
    return (0,request_problems/* invalid */.Gq)({ where, value: (0,request_problems/* shown */.SP)(text), reason: 'not a value of this input', remedy: (0,nearest/* meant */.wx)(text, legal) });
}
/** A word of which some legal values are promised but not built yet: those are refused as such. */
function checkBuiltWord(where, text, built, later) {
    if (!later.includes(text))
        return checkWord(where, text, built);
    const remedy = `built so far: ${built.map(word => `\`${word}\``).join(', ')}`;
    return (0,request_problems/* invalid */.Gq)({ where, value: text, reason: 'not built yet', remedy });
}
/** A switch: `true` or `false`. */
function checkSwitch(where, text) {
    if (text === 'true' || text === 'false')
        return (0,request_problems/* valid */.rZ)(text === 'true');
    const meantOn = ['yes', 'y', 'on', '1'].includes(text.toLowerCase());
    const meantOff = ['no', 'n', 'off', '0'].includes(text.toLowerCase());
    const remedy = meantOn ? 'write `true`' : meantOff ? 'write `false`' : (0,nearest/* meant */.wx)(text, ['true', 'false']);
    return (0,request_problems/* invalid */.Gq)({ where, value: (0,request_problems/* shown */.SP)(text), reason: 'not a switch', remedy });
}

// EXTERNAL MODULE: ./lib/request/duration.js
var duration = __nccwpck_require__(2361);
;// CONCATENATED MODULE: ./lib/request/consequences.js



const doubts = ['extend', 'hold', 'revert', 'proceed'];
/** The usual pace of looking: alarms in one batched call, and state no faster than AWS's reads are known to bear. */
const usualPoll = { proof: 5_000, state: 15_000 };
function checkConsequences(given) {
    const word = (name, legal, absent) => (0,request_problems/* ifGiven */.NF)(given(name), absent, text => checkWord(name, text, legal));
    return (0,request_problems/* all */.Q7)({
        onFailure: word('on-failure', ['revert', 'hold', 'leave'], 'revert'),
        onNoData: word('on-no-data', doubts, 'default'),
        onInconclusive: word('on-inconclusive', doubts, 'default'),
        onAlarmAlready: word('on-alarm-already', ['refuse', 'warn', 'ignore'], 'refuse'),
        whenBusy: word('when-busy', ['wait', 'refuse', 'supersede'], 'wait'),
        onCancel: word('on-cancel', ['revert', 'leave'], 'default'),
        onTimeout: word('on-timeout', ['revert', 'leave'], 'default'),
        timeout: (0,request_problems/* ifGiven */.NF)(given('timeout'), 'from the plan', text => (0,duration/* checkDuration */.fU)('timeout', text, { least: 1_000, most: duration/* longestDuration */.rP, bareUnit: 'm' })),
        poll: (0,request_problems/* ifGiven */.NF)(given('poll'), usualPoll, text => (0,request_problems/* then */.k8)((0,duration/* checkDuration */.fU)('poll', text, { least: 5_000, most: 60_000, bareUnit: 's' }), proof => (0,request_problems/* valid */.rZ)(pace(proof)))),
    });
}
/** A slower proof slows the look at the state as well; a quicker one never quickens it. */
function pace(proof) {
    return { proof, state: Math.max(proof, usualPoll.state) };
}

;// CONCATENATED MODULE: ./lib/request/inputs.js
/** The inputs of the action, in the order in which they are documented and their problems are reported. */
const inputs = [
    {
        name: 'operation',
        group: 'What',
        form: 'line',
        description: 'What to do: `release`, or `plan`, which only reads and says what `release` would do, also on a pull request.',
        fallback: '`release`',
    },
    {
        name: 'target',
        group: 'What',
        form: 'line',
        description: 'The system whose traffic moves: `ecs`, an ECS service that CodeDeploy deploys.',
        fallback: 'required',
    },
    {
        name: 'environment',
        group: 'What',
        form: 'line',
        description: 'Name of the environment. GitHub tells an action nothing about that of its job.',
        fallback: '`production`',
    },
    {
        name: 'region',
        group: 'What',
        form: 'line',
        description: 'AWS region of the target.',
        fallback: '`AWS_REGION`, else `AWS_DEFAULT_REGION`',
    },
    {
        name: 'cluster',
        group: 'What',
        form: 'line',
        description: 'Name of the ECS cluster.',
        fallback: '`default`',
    },
    {
        name: 'service',
        group: 'What',
        form: 'line',
        description: 'Name of the ECS service.',
        fallback: 'required',
    },
    {
        name: 'task-definition',
        group: 'What',
        form: 'line',
        description: 'Path of a task definition, JSON or YAML; the answer of `describe-task-definition` will do.',
        fallback: 'the live revision',
    },
    {
        name: 'from-revision',
        group: 'What',
        form: 'line',
        description: 'Registered task definition to start from instead of a file: `family` (its newest) or `family:revision`.',
        fallback: 'the live revision',
    },
    {
        name: 'image',
        group: 'What',
        form: 'line',
        description: 'New image of the one essential container.',
        fallback: 'the image in the task definition',
    },
    {
        name: 'images',
        group: 'What',
        form: 'block',
        description: 'New images where there are several containers: `container=uri` per line.',
        fallback: 'the images in the task definition',
    },
    {
        name: 'application',
        group: 'What',
        form: 'line',
        description: 'Name of the CodeDeploy application.',
        fallback: 'found from the service; two candidates are a problem',
    },
    {
        name: 'deployment-group',
        group: 'What',
        form: 'line',
        description: 'Name of the CodeDeploy deployment group.',
        fallback: 'found from the service; two candidates are a problem',
    },
    {
        name: 'appspec',
        group: 'What',
        form: 'line',
        description: 'Path of an AppSpec for ECS, YAML or JSON: its hooks, container, network, platform version and capacity ' +
            'providers are kept, and its task definition is filled in.',
        fallback: 'no hooks; all else as the service has it',
    },
    {
        name: 'strategy',
        group: 'How',
        form: 'line',
        description: 'How traffic moves: `blue-green` (all at once), `canary` or `linear`.',
        fallback: 'what `steps` say, else what the deployment group is configured to do',
    },
    {
        name: 'steps',
        group: 'How',
        form: 'block',
        description: 'For canary `<percent>% <duration>`, for linear `<percent>% every <duration>`, or the name of a predefined ' +
            'configuration of CodeDeploy, such as `ECSCanary10Percent5Minutes`.',
        fallback: '`10% 5m` for `canary`, `10% every 1m` for `linear`',
    },
    {
        name: 'bake',
        group: 'How',
        form: 'line',
        description: 'How long all traffic is on green and watched while blue is kept warm, such as `10m`.',
        fallback: "the deployment group's termination wait",
    },
    {
        name: 'gates',
        group: 'Proof',
        form: 'block',
        description: 'What must hold while the release goes on, as YAML. `alarms: [name, name]`, or a list of `{ alarm }`; ' +
            '`smoke: { url, status, contains, headers, latency, timeout, retries }`, a request to green from this job, or a ' +
            "list of them; `targets: { healthy: 100% }`, the health of green's targets. Each takes `name`, `advisory` and " +
            '`when`: `before-traffic`, `during`, `bake` or `always`. `none`: nothing is measured.',
        fallback: 'the alarms of the deployment group, with a warning if it has none',
    },
    {
        name: 'on-failure',
        group: 'Consequence',
        form: 'line',
        description: 'When a gate fails: `revert`, `hold` (only where traffic can be held) or `leave`.',
        fallback: '`revert`',
    },
    {
        name: 'on-no-data',
        group: 'Consequence',
        form: 'line',
        description: 'When a gate has no data at the end of a step: `revert` or `proceed`.',
        fallback: '`proceed` for an alarm in INSUFFICIENT_DATA, said as "not proven by"; `revert` for all else',
    },
    {
        name: 'on-inconclusive',
        group: 'Consequence',
        form: 'line',
        description: 'When a gate cannot decide at the end of a step: `revert` or `proceed`.',
        fallback: '`revert`',
    },
    {
        name: 'on-alarm-already',
        group: 'Consequence',
        form: 'line',
        description: 'When an alarm is in ALARM before the release begins: `refuse`, `warn` or `ignore`.',
        fallback: '`refuse`',
    },
    {
        name: 'when-busy',
        group: 'Consequence',
        form: 'line',
        description: 'When another deployment holds the target: `wait` until it has ended, `timeout` at most; `refuse`; or ' +
            '`supersede`: end it if Greenlight made it in an older run of this workflow, and wait for any other.',
        fallback: '`wait`',
    },
    {
        name: 'on-cancel',
        group: 'Consequence',
        form: 'line',
        description: 'When the job is cancelled: `revert` or `leave`.',
        fallback: '`revert` while blue is warm, else `leave`',
    },
    {
        name: 'on-timeout',
        group: 'Consequence',
        form: 'line',
        description: 'When `timeout` has passed: `revert` or `leave`.',
        fallback: '`revert` while blue is warm, else `leave`',
    },
    {
        name: 'timeout',
        group: 'Consequence',
        form: 'line',
        description: 'How long the whole release may take, such as `1h30m`.',
        fallback: 'twice the planned time and 30 minutes',
    },
    {
        name: 'poll',
        group: 'Consequence',
        form: 'line',
        description: 'Time between two looks at the gates, `5s` to `60s`. The state of the target is read at this pace too, but never more often than every `15s`.',
        fallback: '`5s`',
    },
    {
        name: 'allow-pull-request',
        group: 'Surroundings',
        form: 'line',
        description: '`true` lets a release run on the `pull_request` event; a plan always may. `pull_request_target` is always refused.',
        fallback: '`false`',
    },
];
/** Promised for later: refused as not built yet, where a misspelt name is answered with the nearest declared one. */
const laterInputs = [
    ...['environment-variables', 'secrets'],
    ...['function', 'alias', 'package', 's3', 'from-version', 'configuration'],
    ...['database', 'engine-version', 'parameter-group', 'cluster-parameter-group', 'instance-class', 'storage'],
    ...['on-rerun', 'hold-for', 'retire', 'keep-versions', 'switchover'],
    ...['github-token', 'comment', 'comment-logs', 'role-to-assume', 'release-id', 'to', 'manifest'],
];
/** The text that `action.yml` and the tables carry. */
function descriptionOf(row) {
    return row.fallback === 'required' ? row.description : `${row.description} Default: ${row.fallback}.`;
}

;// CONCATENATED MODULE: ./lib/request/declared.js



const declared_forms = new Map(inputs.map(({ name, form }) => [name, form]));
function givenIn(raw) {
    return name => {
        const text = raw.get(name) ?? '';
        if (text.trim() === '')
            return undefined;
        return declared_forms.get(name) === 'block' ? text : text.trim();
    };
}
/**
 * Every name that is not declared, in alphabetical order. GitHub's runner only warns about them, and a misspelt
 * `gates` would otherwise take the proof out of a release in silence. Their values are not repeated: the text was
 * meant for an input that is not known, and may be a secret.
 */
function checkNames(raw) {
    const undeclared = [...raw.keys()].filter(name => !declared_forms.has(name)).toSorted();
    return undeclared.length > 0 ? (0,request_problems/* invalid */.Gq)(...undeclared.map(undeclaredInput)) : (0,request_problems/* valid */.rZ)('all declared');
}
function undeclaredInput(name) {
    const problem = { where: name, value: undefined };
    if (laterInputs.includes(name))
        return { ...problem, reason: 'this input is not built yet', remedy: 'leave it out' };
    const close = (0,nearest/* nearest */.pA)(name, [...declared_forms.keys()]);
    const remedy = close === undefined ? 'leave it out: the README lists the inputs' : `did you mean \`${close}\`?`;
    return { ...problem, reason: 'no input has this name', remedy };
}

;// CONCATENATED MODULE: ./lib/request/gate-settings.js



const gateTimes = ['before-traffic', 'during', 'bake', 'always'];
/** What every kind of gate takes. */
function commonSettings(when) {
    return {
        name: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP('a gate is named by text'), dist/* check */.z6Y(name => name.trim() !== '', 'a gate has a name'))),
        when: dist/* optional */.lqM(dist/* picklist */.KIO(gateTimes, 'not a time at which a gate is measured'), when),
        advisory: dist/* optional */.lqM(dist/* boolean */.zMY('not a switch: `true` or `false`, without quotes'), false),
    };
}
const commonKeys = {
    name: { remedy: () => 'write a short name for log and summary, or leave it out', shows: request_problems/* shown */.SP },
    when: { remedy: input => (0,nearest/* meant */.wx)(String(input), gateTimes), shows: request_problems/* shown */.SP },
    advisory: { remedy: () => 'write `advisory: true`, or leave it out', shows: request_problems/* shown */.SP },
};
function forceOf(advisory) {
    return advisory ? 'advisory' : 'obeyed';
}
/** A kind's settings may be one item or a list of them. */
function itemsOf(settings) {
    return Array.isArray(settings)
        ? settings.map((value, at) => ({ path: [at], value }))
        : [{ path: [], value: settings }];
}
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** A mapping of settings against its schema, every fault at its own line. */
function checkSettings(schema, keys, { path, value }, whereOf) {
    const parsed = dist/* safeParse */.xLC(schema, value);
    if (parsed.success)
        return (0,request_problems/* valid */.rZ)(parsed.output);
    return (0,request_problems/* invalid */.Gq)(...parsed.issues.map(issue => gate_settings_problemOf(issue, keys, path, whereOf)));
}
function gate_settings_problemOf(issue, keys, path, whereOf) {
    const trail = issue.path ?? [];
    const steps = trail.map(({ key }) => (typeof key === 'number' ? key : String(key)));
    const [key = ''] = steps;
    const about = { where: whereOf([...path, ...steps]), reason: issue.message };
    const words = keys[key];
    if (words === undefined)
        return { ...about, value: (0,request_problems/* shown */.SP)(String(key)), remedy: (0,nearest/* meant */.wx)(String(key), Object.keys(keys)) };
    // What was written, and not what a step of the check has made of it.
    const written = trail.at(-1)?.value;
    const value = typeof written === 'string' || typeof written === 'number' ? words.shows(String(written)) : undefined;
    return { ...about, value, remedy: words.remedy(written) };
}

;// CONCATENATED MODULE: ./lib/request/alarm-gates.js



/** CloudWatch's own limit: 1 to 255 characters (PutMetricAlarm, `AlarmName`). */
const alarmName = dist/* pipe */.FsL(dist/* string */.YjP('an alarm is named by text (quote a name that looks like a number)'), dist/* check */.z6Y(name => name.trim() !== '', 'an alarm has a name'), dist/* maxLength */.Ru6(255, 'a name of an alarm has at most 255 characters'), dist/* check */.z6Y(name => !name.startsWith('arn:'), 'an alarm is named by its name, not by its ARN'));
const alarmEntry = dist/* objectWithRest */.U1j({ alarm: alarmName, ...commonSettings('always') }, dist/* never */.ZmZ('not a key of an alarm gate'), 'an entry names its `alarm`');
const alarmKeys = {
    alarm: { remedy: () => 'write `alarm:` and the name of a CloudWatch alarm', shows: request_problems/* shown */.SP },
    ...commonKeys,
};
const remedy = 'write the name of a CloudWatch alarm; `gates: none` is the way to have no gate';
/**
 * The settings of `alarms`: a name, an entry, or a list of both. The plain names of a list are one gate called
 * `alarms`; each entry is a gate of its own, called by its `name`, else by its alarm.
 */
function checkAlarms(settings, whereOf) {
    const items = itemsOf(settings);
    if (items.length === 0)
        return (0,request_problems/* invalid */.Gq)({ where: whereOf([]), value: undefined, reason: 'names no alarm', remedy });
    const checked = (0,request_problems/* each */.__)(items.map(item => checkItem(item, whereOf)));
    if (!checked.ok)
        return checked;
    const twice = repeated(checked.value, whereOf);
    return twice.length > 0 ? (0,request_problems/* invalid */.Gq)(...twice) : (0,request_problems/* valid */.rZ)(gatesOf(checked.value, whereOf));
}
function checkItem(item, whereOf) {
    const { path, value } = item;
    if (isMapping(value)) {
        const checked = checkSettings(alarmEntry, alarmKeys, item, whereOf);
        return checked.ok ? (0,request_problems/* valid */.rZ)({ as: 'entry', path, alarm: checked.value.alarm, entry: checked.value }) : checked;
    }
    const where = whereOf(path);
    if (typeof value !== 'string') {
        const reason = 'neither the name of an alarm nor a mapping with `alarm`';
        return (0,request_problems/* invalid */.Gq)({ where, value: undefined, reason, remedy });
    }
    const name = dist/* safeParse */.xLC(alarmName, value);
    if (name.success)
        return (0,request_problems/* valid */.rZ)({ as: 'plain name', path, alarm: name.output });
    return (0,request_problems/* invalid */.Gq)(...name.issues.map(issue => ({ where, value: (0,request_problems/* shown */.SP)(value), reason: issue.message, remedy })));
}
function gatesOf(listed, whereOf) {
    const [first, ...others] = listed.filter(one => one.as === 'plain name');
    const plain = first === undefined
        ? []
        : [
            {
                gate: {
                    kind: 'alarms',
                    name: 'alarms',
                    when: 'always',
                    force: 'obeyed',
                    alarms: [first.alarm, ...others.map(({ alarm }) => alarm)],
                },
                where: whereOf(first.path),
                name: 'by default',
            },
        ];
    const entries = listed.filter(one => one.as === 'entry');
    return [...plain, ...entries.map(({ path, entry }) => placed(entry, whereOf([...path, 'name'])))];
}
function placed({ alarm, name, when, advisory }, where) {
    const gate = { kind: 'alarms', name: name ?? alarm, when, force: forceOf(advisory), alarms: [alarm] };
    return { gate, where, name: name === undefined ? 'by default' : 'as written' };
}
function repeated(listed, whereOf) {
    return listed.flatMap(({ path, alarm }, at) => {
        if (listed.findIndex(other => other.alarm === alarm) === at)
            return [];
        const [reason, once] = ['this alarm is named twice', 'name it once'];
        return [{ where: whereOf(path), value: (0,request_problems/* shown */.SP)(alarm), reason, remedy: once }];
    });
}

;// CONCATENATED MODULE: ./lib/request/http-url.js

/**
 * Addresses that lead to the machine itself and to what AWS tells it, credentials included: the link-local ranges of
 * IPv4 and IPv6 (RFC 3927, RFC 4291), and the range that AWS keeps for its own services in every VPC
 * (`fd00:ec2::254` is the instance metadata). Written as the URL standard prints a host: `0xA9FEA9FE` is
 * `169.254.169.254` there, and `::ffff:169.254.169.254` is `[::ffff:a9fe:a9fe]`.
 */
const linkLocal = /^(169\.254\.\d+\.\d+|\[fe[89ab][0-9a-f]:.*\]|\[::ffff:a9fe:.*\]|\[fd00:ec2:.*\])$/;
/** What is wrong with the address of a smoke test; undefined where nothing is. */
function urlFault(text) {
    if (!URL.canParse(text))
        return 'not a URL';
    const url = new URL(text);
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
        return 'neither an `http:` nor an `https:` address';
    if (url.username !== '' || url.password !== '')
        return 'holds a user or a password, which a workflow file must not';
    if (text.includes('#'))
        return 'holds a fragment (`#`), which is never sent';
    if (linkLocal.test(url.hostname))
        return 'a link-local address, which Greenlight never asks';
    return undefined;
}
/** An address without what may be secret: user, password and query. */
function showUrl(text) {
    return (0,request_problems/* shown */.SP)(text.replace(/[?#].*$/s, '').replace(/^(\w+:)?\/\/.*@/s, '$1//'));
}

;// CONCATENATED MODULE: ./lib/request/smoke-gates.js





const timeoutLimits = { least: 1_000, most: 30_000, bareUnit: 's' };
const latencyRemedy = 'write a number with its unit, at most the `timeout`: `500ms`, `2s`';
const url = dist/* pipe */.FsL(dist/* string */.YjP('an address is text'), dist/* rawTransform */.NTK(({ dataset: { value }, addIssue, NEVER }) => {
    const message = urlFault(value);
    if (message === undefined)
        return new URL(value).href;
    addIssue({ message });
    return NEVER;
}));
const timeout = dist/* pipe */.FsL(dist/* string */.YjP('not a duration'), dist/* rawTransform */.NTK(({ dataset: { value }, addIssue, NEVER }) => {
    const checked = (0,duration/* checkDuration */.fU)('timeout', value, timeoutLimits);
    if (checked.ok)
        return checked.value;
    for (const { reason } of checked.problems)
        addIssue({ message: reason });
    return NEVER;
}));
const latency = dist/* pipe */.FsL(dist/* string */.YjP('not a duration'), dist/* transform */.pdi(parseLatency), dist/* number */.aig('not a duration'), dist/* minValue */.Wwf(1, 'no answer comes in no time'));
/** Answers are quick: whole milliseconds beside the units of every other duration. */
function parseLatency(text) {
    const millis = /^(\d{1,6})ms$/.exec(text);
    return millis === null ? (0,duration/* parseDuration */.E9)(text) : Number(millis[1]);
}
const wholeNumber = (least, most) => {
    const message = `not a whole number between ${least} and ${most}`;
    return dist/* pipe */.FsL(dist/* number */.aig(message), dist/* integer */.ndf(message), dist/* minValue */.Wwf(least, message), dist/* maxValue */.cGV(most, message));
};
/** Names are compared without regard to case (RFC 9110, 5.1), so that two spellings of one would hide each other. */
const headers = dist/* pipe */.FsL(dist/* custom */.IeY(isMapping, 'not a mapping from the name of a header to the text that it must hold'), dist/* record */.g1P(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\w!#$%&'*+.^`|~-]+$/, 'not the name of a header')), dist/* string */.YjP('the text that a header must hold is text (quote a number)')), dist/* transform */.pdi(record => Object.entries(record).map(([name, text]) => [name.toLowerCase(), text])), dist/* check */.z6Y(entries => new Map(entries).size === entries.length, 'names a header twice'), dist/* transform */.pdi((entries) => new Map(entries)));
const smokeEntry = dist/* objectWithRest */.U1j({
    url,
    status: dist/* optional */.lqM(wholeNumber(200, 599), 200),
    contains: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP('the text to look for is text'), dist/* minLength */.BpQ(1, 'an empty text is in every body'))),
    headers: dist/* optional */.lqM(headers, {}),
    latency: dist/* optional */.lqM(latency),
    timeout: dist/* optional */.lqM(timeout, '5s'),
    retries: dist/* optional */.lqM(wholeNumber(0, 20), 2),
    ...commonSettings('before-traffic'),
    invoke: dist/* optional */.lqM(dist/* never */.ZmZ('invokes a Lambda function: not for `target: ecs`, whose smoke tests ask a `url`')),
}, dist/* never */.ZmZ('not a key of a smoke test'), 'a smoke test names its `url`');
/** Texts that are looked for may be secret, and are not repeated. */
const unshown = () => undefined;
const smokeKeys = {
    url: {
        remedy: () => 'write the address of a listener that leads to green: `https://test.example.com/health`',
        shows: showUrl,
    },
    status: { remedy: () => 'write the status that the answer must have: `status: 200`', shows: request_problems/* shown */.SP },
    contains: { remedy: () => 'write a text in quotes that the body must hold, or leave it out', shows: unshown },
    headers: { remedy: () => 'write `headers: { x-version: "42" }`, each header once', shows: unshown },
    latency: { remedy: () => latencyRemedy, shows: request_problems/* shown */.SP },
    timeout: { remedy: timeoutRemedy, shows: request_problems/* shown */.SP },
    retries: { remedy: () => 'write how often it is tried again: `retries: 2`', shows: request_problems/* shown */.SP },
    ...commonKeys,
};
function timeoutRemedy(input) {
    const [problem] = (0,request_problems/* problemsOf */.GW)((0,duration/* checkDuration */.fU)('timeout', String(input), timeoutLimits));
    return problem?.remedy ?? 'write `timeout: 5s`';
}
/**
 * The settings of `smoke`: one test, or a list of them; each is a gate of its own. Without a `name` the only one is
 * called `smoke`, and those of a list by their places: `smoke 1`.
 */
function checkSmoke(settings, whereOf) {
    const items = itemsOf(settings);
    if (items.length === 0)
        return (0,request_problems/* invalid */.Gq)(notATest(whereOf([]), 'holds no test'));
    return (0,request_problems/* each */.__)(items.map((item, at) => checkTest(item, items.length === 1 ? 'smoke' : `smoke ${at + 1}`, whereOf)));
}
function checkTest(item, nameByDefault, whereOf) {
    if (!isMapping(item.value))
        return (0,request_problems/* invalid */.Gq)(notATest(whereOf(item.path), 'not a mapping with a `url`'));
    const whereIs = (key) => whereOf([...item.path, key]);
    return (0,request_problems/* then */.k8)(checkSettings(smokeEntry, smokeKeys, item, whereOf), entry => {
        const { url, status, contains, headers, latency, timeout, retries, name, when, advisory } = entry;
        if (latency !== undefined && latency > timeout) {
            const reason = `longer than the \`timeout\` of ${(0,duration/* printDuration */.cb)(timeout)}, which ends every try before it`;
            return (0,request_problems/* invalid */.Gq)({ where: whereIs('latency'), value: (0,duration/* printDuration */.cb)(latency), reason, remedy: latencyRemedy });
        }
        const check = { url, status, contains, headers, latency, timeout, retries };
        return (0,request_problems/* valid */.rZ)({
            gate: { kind: 'smoke', name: name ?? nameByDefault, when, force: forceOf(advisory), check },
            where: whereIs('name'),
            name: name === undefined ? 'by default' : 'as written',
        });
    });
}
function notATest(where, reason) {
    return { where, value: undefined, reason, remedy: 'write `smoke: { url: "https://test.example.com/health" }`' };
}

// EXTERNAL MODULE: ./lib/request/percent.js
var percent = __nccwpck_require__(9528);
;// CONCATENATED MODULE: ./lib/request/targets-gates.js




const targetsEntry = dist/* objectWithRest */.U1j({
    healthy: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP('not a percent'), dist/* transform */.pdi(percent/* parsePercent */.lo), dist/* number */.aig('not a percent'), dist/* gtValue */.zYL(0, 'nothing fails below 0 %')), '100%'),
    ...commonSettings('always'),
}, dist/* never */.ZmZ('not a key of a targets gate'));
const targetsKeys = {
    healthy: { remedy: healthyRemedy, shows: request_problems/* shown */.SP },
    ...commonKeys,
};
function healthyRemedy(input) {
    const guessed = (0,percent/* nearestPercent */.GZ)(String(input));
    return guessed === undefined || (0,percent/* parsePercent */.lo)(guessed) === 0
        ? 'write the least share of healthy targets: `healthy: 90%`'
        : `write \`${guessed}\``;
}
/** The settings of `targets`: `true`, or a mapping. The gate is called `targets` unless it has a `name`. */
function checkTargets(settings, whereOf) {
    const value = settings === true ? {} : settings;
    if (!isMapping(value)) {
        const remedy = 'write `targets: true`, or leave it out';
        return (0,request_problems/* invalid */.Gq)({ where: whereOf([]), value: undefined, reason: 'neither `true` nor a mapping', remedy });
    }
    const checked = checkSettings(targetsEntry, targetsKeys, { path: [], value }, whereOf);
    return (0,request_problems/* then */.k8)(checked, ({ healthy, name, when, advisory }) => (0,request_problems/* valid */.rZ)([
        {
            gate: { kind: 'targets', name: name ?? 'targets', when, force: forceOf(advisory), healthy },
            where: whereOf(['name']),
            name: name === undefined ? 'by default' : 'as written',
        },
    ]));
}

;// CONCATENATED MODULE: ./lib/request/gates.js






const checkKind = { alarms: checkAlarms, smoke: checkSmoke, targets: checkTargets };
const kindsBuilt = Object.keys(checkKind);
const kindsLater = ['metrics', 'lag', 'migrations'];
const wayToHaveNone = '`gates: none` is the way to have none';
/** The block of `gates`: a mapping from kind to settings, or `none`. A block that comes to no gate is a problem. */
function checkGates(text) {
    if (text.trim() === 'none')
        return (0,request_problems/* valid */.rZ)('none');
    const read = (0,yaml_lines/* readLines */.S)(text);
    if (!read.ok) {
        const remedy = 'a mapping from kind to settings: `alarms: [name-of-an-alarm]`';
        return (0,request_problems/* invalid */.Gq)(...read.faults.map(({ line, reason }) => ({ where: at(line), value: undefined, reason, remedy })));
    }
    return (0,request_problems/* then */.k8)(checkMapping(read.lined), mapping => checkKinds(mapping, read.lined));
}
function checkMapping({ value, lineOf }) {
    const where = at(lineOf([]));
    if (typeof value === 'string') {
        const remedy = (0,nearest/* nearest */.pA)(value, ['none']) === 'none' ? 'write `none`' : 'write `alarms: [...]` with the names of the alarms';
        return (0,request_problems/* invalid */.Gq)({ where, value: (0,request_problems/* shown */.SP)(value), reason: 'not a mapping from kind to settings', remedy });
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        const remedy = `write \`alarms: [...]\`; ${wayToHaveNone}`;
        return (0,request_problems/* invalid */.Gq)({ where, value: undefined, reason: 'not a mapping from kind to settings', remedy });
    }
    if (Object.keys(value).length === 0) {
        return (0,request_problems/* invalid */.Gq)({ where, value: undefined, reason: 'holds no gate', remedy: wayToHaveNone });
    }
    return (0,request_problems/* valid */.rZ)(value);
}
function checkKinds(mapping, lined) {
    const whereOf = path => at(lined.lineOf(path));
    const kinds = Object.entries(mapping).map(([kind, settings]) => isBuilt(kind)
        ? checkKind[kind](settings, path => whereOf([kind, ...path]))
        : (0,request_problems/* invalid */.Gq)({ where: whereOf([kind]), value: (0,request_problems/* shown */.SP)(kind), ...kindRefused(kind) }));
    const collisions = collisionsOf(kinds.flatMap(kind => (kind.ok ? kind.value : [])));
    return (0,request_problems/* then */.k8)((0,request_problems/* each */.__)([...kinds, ...collisions]), placed => (0,request_problems/* valid */.rZ)(placed.flat().map(({ gate }) => gate)));
}
/** Gates that bear the name of another. Who was given a name gives way to who has it by default. */
function collisionsOf(placed) {
    const inOrder = ['by default', 'as written'].flatMap(way => placed.filter(({ name }) => name === way));
    const repeated = inOrder.filter(({ gate }, at) => inOrder.findIndex(other => other.gate.name === gate.name) < at);
    const [reason, remedy] = ['another gate has this name', 'give this gate a `name` of its own'];
    return repeated.map(({ gate, where }) => (0,request_problems/* invalid */.Gq)({ where, value: (0,request_problems/* shown */.SP)(gate.name), reason, remedy }));
}
function isBuilt(kind) {
    return Object.hasOwn(checkKind, kind);
}
function kindRefused(kind) {
    const built = `built so far: ${(0,nearest/* quotedList */.p4)(kindsBuilt)}`;
    if (kindsLater.includes(kind))
        return { reason: 'this kind of gate is not built yet', remedy: built };
    const close = (0,nearest/* nearest */.pA)(kind, [...kindsBuilt, ...kindsLater]);
    return {
        reason: 'not a kind of gate',
        remedy: close === undefined ? built : `did you mean \`${close}\`? (${built})`,
    };
}
function at(line) {
    return `gates, line ${line}`;
}

;// CONCATENATED MODULE: ./lib/request/images.js


/**
 * `image` and `images`: one of them or none. Where the base is a file the containers are looked up in it; of a live or
 * named revision they are known only to AWS.
 */
function checkImages(image, images, base) {
    const file = base.ok && base.value.from === 'file' ? base.value.definition : undefined;
    const single = image === undefined ? undefined : checkImage(image, file);
    const named = images === undefined ? undefined : checkNamed(images, file);
    if (single !== undefined && named !== undefined) {
        const reason = 'given together with `image`';
        const both = { where: 'images', value: undefined, reason, remedy: 'leave one of the two out' };
        return (0,request_problems/* invalid */.Gq)(...(0,request_problems/* problemsOf */.GW)(single), ...(0,request_problems/* problemsOf */.GW)(named), both);
    }
    return single ?? named ?? (0,request_problems/* valid */.rZ)({ change: 'none' });
}
function checkImage(text, file) {
    const essential = file?.containerDefinitions.filter(isEssential).map(({ name }) => name);
    const problems = [
        ...uriProblems('image', text),
        ...(essential === undefined || essential.length === 1 ? [] : [notOneEssential(text, essential)]),
    ];
    return problems.length > 0 ? (0,request_problems/* invalid */.Gq)(...problems) : (0,request_problems/* valid */.rZ)({ change: 'essential', image: text });
}
/** A container is essential unless its definition says otherwise (ECS API reference, `ContainerDefinition`). */
function isEssential(container) {
    return container['essential'] !== false;
}
function notOneEssential(image, essential) {
    const count = essential.length === 0 ? 'no container is' : `${essential.length} containers are`;
    const remedy = essential.length === 0
        ? 'make one container essential'
        : `say which with \`images\`: \`container=uri\` per line, for one or more of ${(0,nearest/* quotedList */.p4)(essential)}`;
    return { where: 'image', value: (0,request_problems/* shown */.SP)(image), reason: `${count} essential in the task definition`, remedy };
}
function checkNamed(text, file) {
    const lines = text.split('\n').flatMap((line, at) => line.split(',').map(item => [item.trim(), at + 1]));
    const written = lines.filter(([item]) => item !== '');
    const pairs = (0,request_problems/* each */.__)(written.map(([item, line]) => checkPair(`images, line ${line}`, item, file)));
    if (!pairs.ok)
        return pairs;
    const twice = pairs.value.filter(({ container }, at, sofar) => sofar.findIndex(pair => pair.container === container) < at);
    if (twice.length > 0) {
        const [reason, remedy] = ['this container stands here twice', 'give each container one image'];
        return (0,request_problems/* invalid */.Gq)(...twice.map(({ where, container }) => ({ where, value: (0,request_problems/* shown */.SP)(container), reason, remedy })));
    }
    if (pairs.value.length === 0) {
        return (0,request_problems/* invalid */.Gq)({
            where: 'images',
            value: undefined,
            reason: 'names no image',
            remedy: 'write `container=uri` per line',
        });
    }
    return (0,request_problems/* valid */.rZ)({ change: 'named', images: new Map(pairs.value.map(({ container, image }) => [container, image])) });
}
function checkPair(where, text, file) {
    const parts = /^(?<container>[^=\s]+)\s*=\s*(?<image>\S.*)$/.exec(text)?.groups;
    if (parts === undefined) {
        return (0,request_problems/* invalid */.Gq)({
            where,
            value: (0,request_problems/* shown */.SP)(text),
            reason: 'not a container and its image',
            remedy: 'write `container=uri`',
        });
    }
    const { container = '', image = '' } = parts;
    const containers = file?.containerDefinitions.map(({ name }) => name);
    const problems = [
        ...(containers === undefined || containers.includes(container)
            ? []
            : [noSuchContainer(where, container, containers)]),
        ...uriProblems(where, image),
    ];
    return problems.length > 0 ? (0,request_problems/* invalid */.Gq)(...problems) : (0,request_problems/* valid */.rZ)({ where, container, image });
}
function noSuchContainer(where, container, containers) {
    const reason = 'no container of this name in the task definition';
    return { where, value: (0,request_problems/* shown */.SP)(container), reason, remedy: (0,nearest/* meant */.wx)(container, containers) };
}
function uriProblems(where, uri) {
    const remedy = 'write `registry/name:tag` or `registry/name@sha256:...`';
    if (/^[a-z]+:\/\//i.test(uri)) {
        // Not repeated: an address may carry a password.
        return [{ where, value: undefined, reason: 'an image has no `https://` before its registry', remedy }];
    }
    return /\s/.test(uri) ? [{ where, value: (0,request_problems/* shown */.SP)(uri), reason: 'not the name of an image', remedy }] : [];
}

// EXTERNAL MODULE: ./lib/request/steps.js
var steps = __nccwpck_require__(6498);
;// CONCATENATED MODULE: ./lib/request/presets.js




/**
 * All predefined configurations that shift traffic (CodeDeploy user guide, "Predefined deployment configurations").
 * AWS spells the minutes of a linear one in the plural for ECS and in the singular for Lambda.
 */
const presets = [
    { platform: 'ECS', name: 'ECSAllAtOnce', strategy: { kind: 'blue-green' } },
    { platform: 'ECS', name: 'ECSCanary10Percent5Minutes', strategy: canary(10, 5) },
    { platform: 'ECS', name: 'ECSCanary10Percent15Minutes', strategy: canary(10, 15) },
    { platform: 'ECS', name: 'ECSLinear10PercentEvery1Minutes', strategy: linear(10, 1) },
    { platform: 'ECS', name: 'ECSLinear10PercentEvery3Minutes', strategy: linear(10, 3) },
    { platform: 'Lambda', name: 'LambdaAllAtOnce', strategy: { kind: 'blue-green' } },
    { platform: 'Lambda', name: 'LambdaCanary10Percent5Minutes', strategy: canary(10, 5) },
    { platform: 'Lambda', name: 'LambdaCanary10Percent10Minutes', strategy: canary(10, 10) },
    { platform: 'Lambda', name: 'LambdaCanary10Percent15Minutes', strategy: canary(10, 15) },
    { platform: 'Lambda', name: 'LambdaCanary10Percent30Minutes', strategy: canary(10, 30) },
    { platform: 'Lambda', name: 'LambdaLinear10PercentEvery1Minute', strategy: linear(10, 1) },
    { platform: 'Lambda', name: 'LambdaLinear10PercentEvery2Minutes', strategy: linear(10, 2) },
    { platform: 'Lambda', name: 'LambdaLinear10PercentEvery3Minutes', strategy: linear(10, 3) },
    { platform: 'Lambda', name: 'LambdaLinear10PercentEvery10Minutes', strategy: linear(10, 10) },
];
/** Steps never begin with a letter and always hold a `%` or a digit first; a preset's name is one word. */
function looksLikePreset(text) {
    return /^[a-z][^\s%,]*$/i.test(text);
}
/** A preset by its name, with or without `CodeDeployDefault.` and the platform, in any case, `Minute` or `Minutes`. */
function checkPreset(text, platform) {
    const ours = presets.filter(preset => preset.platform === platform);
    const found = ours.find(preset => spelling(preset.name) === spelling(text) || core(preset.name) === spelling(text));
    return found === undefined ? (0,request_problems/* invalid */.Gq)(unknownPreset(text, platform, ours)) : (0,request_problems/* valid */.rZ)(found.strategy);
}
function unknownPreset(text, platform, ours) {
    const problem = {
        where: 'steps',
        value: (0,request_problems/* shown */.SP)(text),
        reason: `AWS has no configuration of this name for ${platform}`,
    };
    const wanted = stepsNamed(text);
    const nearestName = wanted === undefined ? nearestByLetters(text, ours) : nearestBySteps(wanted, ours);
    const orSteps = wanted === undefined || wanted.kind === 'blue-green' ? '' : ` As steps it is \`${(0,steps/* printSteps */.F)(wanted)}\`.`;
    const remedy = nearestName === undefined
        ? `write steps such as \`10% 5m\`, or one of ${(0,nearest/* quotedList */.p4)(ours.map(preset => preset.name))}`
        : `did you mean \`${nearestName}\`?${orSteps}`;
    return { ...problem, remedy };
}
/** What a name in AWS's pattern says, whether or not AWS has it: `Canary10Percent10Minutes`. */
function stepsNamed(text) {
    if (core(text) === 'allatonce')
        return { kind: 'blue-green' };
    const parts = /^(canary|linear)(\d{1,2})percent(?:every)?(\d{1,5})minute$/.exec(core(text));
    const [share, minutes] = [Number(parts?.[2]), Number(parts?.[3])];
    if (parts === null || share === 0 || minutes === 0 || minutes * 60_000 > duration/* longestDuration */.rP)
        return undefined;
    return parts[1] === 'canary' ? canary(share, minutes) : linear(share, minutes);
}
/** The nearest in time among those of the same strategy; of two as near, the slower one. */
function nearestBySteps(wanted, ours) {
    const alike = ours.filter(preset => preset.strategy.kind === wanted.kind);
    const distance = (preset) => Math.abs(presets_pace(preset.strategy) - presets_pace(wanted));
    return alike.toSorted((a, b) => distance(a) - distance(b) || presets_pace(b.strategy) - presets_pace(a.strategy))[0]?.name;
}
function nearestByLetters(text, ours) {
    const close = (0,nearest/* nearest */.pA)(core(text), ours.map(preset => core(preset.name)));
    return ours.find(preset => core(preset.name) === close)?.name;
}
function presets_pace(strategy) {
    switch (strategy.kind) {
        case 'blue-green':
            return 0;
        case 'canary':
            return strategy.steps[0].hold;
        case 'linear':
            return strategy.every;
    }
}
function spelling(name) {
    return name
        .toLowerCase()
        .replace(/^codedeploydefault\./, '')
        .replace(/minutes$/, 'minute');
}
function core(name) {
    return spelling(name).replace(/^(ecs|lambda)/, '');
}
function canary(share, minutes) {
    return { kind: 'canary', steps: [{ share, hold: minutes * 60_000 }] };
}
function linear(share, minutes) {
    return { kind: 'linear', share, every: minutes * 60_000 };
}

;// CONCATENATED MODULE: ./lib/request/strategy.js




const kinds = ['blue-green', 'canary', 'linear', 'rolling'];
/** `strategy` and `steps` together: each implies the other's kind, and two different kinds are a problem. */
function checkStrategy(strategy, steps) {
    const parts = (0,request_problems/* all */.Q7)({
        kind: (0,request_problems/* ifGiven */.NF)(strategy, undefined, text => checkWord('strategy', text, kinds)),
        steps: (0,request_problems/* ifGiven */.NF)(steps, undefined, readSteps),
    });
    return (0,request_problems/* then */.k8)(parts, ({ kind, steps }) => {
        if (steps === undefined)
            return (0,request_problems/* valid */.rZ)(kind === undefined ? 'as configured' : usual(kind));
        return kind === undefined || kind === steps.strategy.kind ? (0,request_problems/* valid */.rZ)(steps.strategy) : contradiction(kind, steps);
    });
}
function readSteps(text) {
    return looksLikePreset(text)
        ? (0,request_problems/* then */.k8)(checkPreset(text, 'ECS'), strategy => (0,request_problems/* valid */.rZ)({ as: 'preset', text, strategy }))
        : (0,request_problems/* then */.k8)((0,steps/* checkSteps */.w)(text), strategy => (0,request_problems/* valid */.rZ)({ as: 'list', text, strategy }));
}
/** What a strategy does when no steps are given. */
function usual(kind) {
    switch (kind) {
        case 'blue-green':
        case 'rolling':
            return { kind };
        case 'canary':
            return { kind, steps: [{ share: 10, hold: 5 * 60_000 }] };
        case 'linear':
            return { kind, share: 10, every: 60_000 };
    }
}
function contradiction(kind, steps) {
    const value = (0,request_problems/* shown */.SP)(steps.text);
    if (steps.as === 'preset') {
        const reason = `this configuration is \`${steps.strategy.kind}\`, and \`strategy\` says \`${kind}\``;
        return (0,request_problems/* invalid */.Gq)({
            where: 'steps',
            value,
            reason,
            remedy: `write \`strategy: ${steps.strategy.kind}\`, or leave it out`,
        });
    }
    const rewritten = otherKind(steps.strategy, kind);
    const reason = rewritten === undefined
        ? `\`strategy: ${kind}\` has no steps`
        : `these steps are not those of \`strategy: ${kind}\``;
    const kept = `write \`strategy: ${steps.strategy.kind}\``;
    const remedy = rewritten === undefined ? `leave \`steps\` out, or ${kept}` : `write \`${rewritten}\`, or ${kept}`;
    return (0,request_problems/* invalid */.Gq)({ where: 'steps', value, reason, remedy });
}
/** The nearest steps of the wanted kind: the first level, in the other grammar. */
function otherKind(strategy, wanted) {
    if (wanted !== 'canary' && wanted !== 'linear')
        return undefined;
    if (strategy.kind === 'linear') {
        return (0,steps/* printSteps */.F)({ kind: 'canary', steps: [{ share: strategy.share, hold: strategy.every }] });
    }
    const [first] = strategy.steps;
    return (0,steps/* printSteps */.F)({ kind: 'linear', share: first.share, every: first.hold });
}

;// CONCATENATED MODULE: ./lib/request/trigger.js


/** These run the code of a pull request before anyone has accepted it. */
const pullRequestEvents = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];
/** May this operation run on this event? The head of a `workflow_run` is GitHub's to tell and is asked elsewhere. */
function checkTrigger(operation, eventName, allowPullRequest, environment) {
    const allowed = (0,request_problems/* ifGiven */.NF)(allowPullRequest, false, text => checkSwitch('allow-pull-request', text));
    // A plan only reads, and the roles that a pull request can assume decide what.
    const pullRequestAllowed = operation === 'plan' || (allowed.ok && allowed.value);
    const refused = refusal(eventName, pullRequestAllowed, environment !== undefined);
    const problems = [...(0,request_problems/* problemsOf */.GW)(allowed), ...(refused === undefined ? [] : [refused])];
    return problems.length > 0 ? (0,request_problems/* invalid */.Gq)(...problems) : (0,request_problems/* valid */.rZ)('allowed');
}
function refusal(eventName, pullRequestAllowed, environmentNamed) {
    const problem = { where: 'event', value: eventName };
    if (eventName === 'pull_request_target') {
        const reason = 'Greenlight never runs on `pull_request_target`, which gives secrets to code from outside';
        return {
            ...problem,
            reason,
            remedy: 'release on `push`, `release` or `workflow_dispatch`; plan on `pull_request`',
        };
    }
    if (pullRequestEvents.includes(eventName) && !pullRequestAllowed) {
        const reason = 'a release does not run on the code of a pull request that is not merged';
        const remedy = 'release on `push`, or write `operation: plan` to see what would happen, or `allow-pull-request: true`';
        return { ...problem, reason, remedy };
    }
    if (eventName === 'issue_comment' && !environmentNamed) {
        const reason = 'a comment does not say which environment is meant';
        return { ...problem, reason, remedy: 'write `environment:` in the step' };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/request/parse.js












const operationsLater = ['stage', 'promote', 'rollback', 'drill', 'status'];
const targetsLater = [
    ...['lambda', 'rds', 'alb', 'api-gateway', 'route53', 'ec2', 'eks'],
    ...['elastic-beanstalk', 'app-runner'],
];
/**
 * Reads what the user asked for. Any text is answered, never thrown at: with a request, or with everything that is
 * wrong with it, in the order of `action.yml`, names that are not declared first.
 *
 * @param raw the value of every input that the runner handed over, by its name in kebab case, declared or not
 */
async function parseRequest(raw, surroundings) {
    const given = givenIn(raw);
    const { readFile } = surroundings;
    const base = await checkBase(given('task-definition'), given('from-revision'), readFile);
    const operation = (0,request_problems/* ifGiven */.NF)(given('operation'), 'release', text => checkBuiltWord('operation', text, ['release', 'plan'], operationsLater));
    // The order of these parts is the order in which their problems are reported: that of action.yml.
    const checked = (0,request_problems/* all */.Q7)({
        names: checkNames(raw),
        operation,
        kind: checkTarget(given),
        environment: (0,request_problems/* ifGiven */.NF)(given('environment'), 'production', checkEnvironment),
        region: checkRegion(given('region'), surroundings.awsRegion),
        cluster: (0,request_problems/* ifGiven */.NF)(given('cluster'), 'default', text => checkEcsName('cluster', text)),
        service: checkService(given),
        base,
        images: checkImages(given('image'), given('images'), base),
        application: (0,request_problems/* ifGiven */.NF)(given('application'), undefined, text => checkCodeDeployName('application', text)),
        deploymentGroup: (0,request_problems/* ifGiven */.NF)(given('deployment-group'), undefined, text => checkCodeDeployName('deployment-group', text)),
        appspec: await (0,appspec_file/* checkAppSpec */.N)(given('appspec'), base, readFile),
        strategy: checkStrategy(given('strategy'), given('steps')),
        bake: (0,request_problems/* ifGiven */.NF)(given('bake'), 'as configured', text => (0,duration/* checkDuration */.fU)('bake', text, { least: 0, most: duration/* longestDuration */.rP, bareUnit: 'm' })),
        gates: (0,request_problems/* ifGiven */.NF)(given('gates'), 'as configured', checkGates),
        consequences: checkConsequences(given),
        trigger: checkTrigger(operation.ok ? operation.value : 'release', surroundings.eventName, given('allow-pull-request'), given('environment')),
    });
    if (!checked.ok)
        return checked;
    const { environment, region, strategy, bake, gates, consequences, ...rest } = checked.value;
    const { kind, cluster, service, images, application, deploymentGroup, appspec } = rest;
    const target = { kind, cluster, service, base: rest.base, images, application, deploymentGroup, appspec };
    const around = { operation: rest.operation, environment, region };
    return { ok: true, request: { ...around, target, strategy, bake, gates, consequences } };
}
function checkTarget(given) {
    const text = given('target');
    if (text !== undefined)
        return checkBuiltWord('target', text, ['ecs'], targetsLater);
    return (0,request_problems/* invalid */.Gq)({
        where: 'target',
        value: undefined,
        reason: 'required, and not given',
        remedy: 'write `target: ecs`',
    });
}
function checkService(given) {
    const text = given('service');
    if (text !== undefined)
        return checkEcsName('service', text);
    // A target of another kind is refused already, and never needed a service.
    if (targetsLater.includes(given('target') ?? 'ecs'))
        return (0,request_problems/* invalid */.Gq)();
    const remedy = 'write `service:` and the name of the ECS service';
    return (0,request_problems/* invalid */.Gq)({ where: 'service', value: undefined, reason: 'required for `target: ecs`, and not given', remedy });
}


/***/ }),

/***/ 9528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GZ: () => (/* binding */ nearestPercent),
/* harmony export */   Z0: () => (/* binding */ printPercent),
/* harmony export */   lo: () => (/* binding */ parsePercent)
/* harmony export */ });
/** `10%`, `2.5%`: 0 to 100, four decimals at most (finer than any AWS weight). */
function parsePercent(text) {
    if (!/^\d{1,3}(\.\d{1,4})?%$/.test(text))
        return undefined;
    const share = Number(text.slice(0, -1));
    return share <= 100 ? share : undefined;
}
function printPercent(share) {
    return `${Number(share.toFixed(4))}%`;
}
/** What a text that is not a percent was meant to be: `10` and `10 percent` are `10%`, a bare weight of `0.1` too. */
function nearestPercent(text) {
    const parts = /^(\d{1,9}(?:\.\d{1,9})?)\s*(%|percent|pct)?$/i.exec(text.trim());
    if (parts === null)
        return undefined;
    const number = Number(parts[1]);
    const share = parts[2] === undefined && number < 1 ? number * 100 : number;
    return printPercent(Math.min(100, share));
}


/***/ }),

/***/ 3289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ problemsOf),
/* harmony export */   Gq: () => (/* binding */ invalid),
/* harmony export */   NF: () => (/* binding */ ifGiven),
/* harmony export */   Q7: () => (/* binding */ all),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   __: () => (/* binding */ each),
/* harmony export */   k8: () => (/* binding */ then),
/* harmony export */   rZ: () => (/* binding */ valid)
/* harmony export */ });
function valid(value) {
    return { ok: true, value };
}
function invalid(...problems) {
    return { ok: false, problems };
}
/** All the values, or the problems of all the parts in the order in which the parts stand. */
function all(parts) {
    if (!Object.values(parts).every(part => part.ok))
        return invalid(...Object.values(parts).flatMap(problemsOf));
    const values = Object.entries(parts).map(([name, part]) => [name, part.ok ? part.value : undefined]);
    return valid(Object.fromEntries(values));
}
/** The list of all values, or the problems of all items in order. */
function each(items) {
    const values = items.flatMap(item => (item.ok ? [item.value] : []));
    return values.length === items.length ? valid(values) : invalid(...items.flatMap(problemsOf));
}
/** A further check of a value that passed the checks before it. */
function then(checked, next) {
    return checked.ok ? next(checked.value) : checked;
}
/** For an input that may be absent. */
function ifGiven(text, absent, check) {
    return text === undefined ? valid(absent) : check(text);
}
function problemsOf(checked) {
    return checked.ok ? [] : checked.problems;
}
const mostCharactersShown = 80;
/** What may be repeated to the reader: one line, cut. Text of several lines is a block or a file and is not repeated. */
function shown(text) {
    if (/[\r\n]/.test(text))
        return undefined;
    const characters = Array.from(text);
    return characters.length > mostCharactersShown ? `${characters.slice(0, mostCharactersShown - 1).join('')}…` : text;
}


/***/ }),

/***/ 74:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ quoting)
/* harmony export */ });
/** YAML tells text from numbers and switches by quotes alone, which is where most wrong types come from. */
function quoting({ type, input }) {
    if (type === 'string' && (typeof input === 'number' || typeof input === 'boolean'))
        return 'put it in quotes';
    if (typeof input !== 'string')
        return undefined;
    const bare = type === 'boolean' || (type === 'number' && /^\d+$/.test(input));
    return bare ? 'write it without quotes' : undefined;
}


/***/ }),

/***/ 6498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ printSteps),
/* harmony export */   w: () => (/* binding */ checkSteps)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2361);
/* harmony import */ var _percent_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9528);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3289);



/** `10% 5m`, `5% 10m, 25% 10m` (canary; 100 % follows by itself) or `10% every 1m` (linear). */
function checkSteps(text) {
    const texts = text.split(/[,\n]/).map(item => item.trim());
    const written = texts.filter(item => item !== '');
    const items = (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .each */ .__)(written.map((item, at) => checkItem(written.length > 1 ? `steps, item ${at + 1}` : 'steps', item)));
    return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .then */ .k8)(items, strategyOf);
}
/** The inverse of `checkSteps`. */
function printSteps(strategy) {
    return strategy.kind === 'linear'
        ? `${(0,_percent_js__WEBPACK_IMPORTED_MODULE_2__/* .printPercent */ .Z0)(strategy.share)} every ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .printDuration */ .cb)(strategy.every)}`
        : strategy.steps.map(printStep).join(', ');
}
function printStep(step) {
    return `${(0,_percent_js__WEBPACK_IMPORTED_MODULE_2__/* .printPercent */ .Z0)(step.share)} ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .printDuration */ .cb)(step.hold)}`;
}
function checkItem(where, text) {
    const parts = /^(?<share>[^%\s]+(?:\s*%)?)\s+(?:(?<every>every)\s+)?(?<time>\S.*)$/.exec(text)?.groups;
    if (parts === undefined) {
        const share = (0,_percent_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestPercent */ .GZ)(text);
        const example = share === undefined ? '`10% 5m` or `10% every 1m`' : `\`${share} 5m\``;
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)({
            where,
            value: (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(text),
            reason: 'not a step',
            remedy: `write a percent and a time: ${example}`,
        });
    }
    const { share = '', every, time = '' } = parts;
    const limits = { least: 1_000, most: _duration_js__WEBPACK_IMPORTED_MODULE_0__/* .longestDuration */ .rP, bareUnit: 'm' };
    const checked = (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .all */ .Q7)({ share: checkShare(where, share), hold: (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .checkDuration */ .fU)(where, time, limits) });
    return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .then */ .k8)(checked, step => (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .rZ)({ where, text, every: every !== undefined, ...step }));
}
function checkShare(where, text) {
    const share = (0,_percent_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePercent */ .lo)(text);
    const problem = { where, value: (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(text) };
    if (share === undefined) {
        const guessed = (0,_percent_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestPercent */ .GZ)(text);
        const remedy = guessed === undefined ? 'write a number and `%`: `10%`' : `write \`${guessed}\``;
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)({ ...problem, reason: 'not a percent', remedy });
    }
    if (share <= 0)
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)({ ...problem, reason: 'a step moves some traffic', remedy: 'leave this step out' });
    if (share >= 100) {
        const remedy = 'leave this step out: 100% follows by itself, and `bake` says how long it is watched';
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)({ ...problem, reason: 'a step moves less than all traffic', remedy });
    }
    return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .rZ)(share);
}
function strategyOf(items) {
    const [first, ...rest] = items;
    if (first === undefined) {
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)({
            where: 'steps',
            value: undefined,
            reason: 'no step in it',
            remedy: 'write `10% 5m`, or leave it out',
        });
    }
    const repeated = items.find(item => item.every);
    if (repeated === undefined)
        return risingCanary([first, ...rest]);
    if (rest.length === 0)
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .rZ)({ kind: 'linear', share: first.share, every: first.hold });
    const { where, text } = repeated;
    const reason = 'a step with `every` is repeated up to 100% and stands alone';
    return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)({
        where,
        value: (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(text),
        reason,
        remedy: `write \`${text}\` alone, or \`${printStep(repeated)}\` here`,
    });
}
function risingCanary(items) {
    const notRising = items.filter((item, at) => item.share <= (items[at - 1]?.share ?? 0));
    if (notRising.length > 0) {
        const levels = new Map(items.toSorted((a, b) => a.share - b.share).map(item => [item.share, item]));
        const remedy = `write \`${[...levels.values()].map(printStep).join(', ')}\``;
        const reason = 'every step must move more traffic than the one before';
        return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)(...notRising.map(({ where, text }) => ({ where, value: (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(text), reason, remedy })));
    }
    const [first, ...rest] = items;
    return (0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .rZ)({ kind: 'canary', steps: [level(first), ...rest.map(level)] });
}
function level({ share, hold }) {
    return { share, hold };
}


/***/ }),

/***/ 7988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readLines),
/* harmony export */   p: () => (/* binding */ isMapping)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8815);

function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** JSON is read as the YAML that it is, so that both get line numbers and a key written twice is found in both. */
function readLines(text) {
    const counter = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const lineAt = (offset) => Math.max(1, counter.linePos(offset).line);
    try {
        const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: counter, prettyErrors: false, stringKeys: true });
        const faults = [...syntaxFaults(document.errors, lineAt), ...foreignParts(document, lineAt)];
        if (faults.length > 0)
            return { ok: false, faults };
        const lineOf = (path) => lineAt(startOf(document, path));
        return { ok: true, lined: { value: document.toJS(), lineOf } };
    }
    catch {
        // The parser throws for text that would exhaust memory or stack: aliases of aliases, thousands of nested brackets.
        return { ok: false, faults: [{ line: 1, reason: 'too deeply nested, or too many aliases, to be read' }] };
    }
}
/** The first syntax error (those after it are mostly its echoes) and every key that is written twice. */
function syntaxFaults(errors, lineAt) {
    const firstSyntax = errors.find(error => error.code !== 'DUPLICATE_KEY');
    return errors
        .filter(error => error === firstSyntax || error.code === 'DUPLICATE_KEY')
        .map(error => ({ line: lineAt(error.pos[0]), reason: faultReason(error) }));
}
function faultReason(error) {
    switch (error.code) {
        case 'DUPLICATE_KEY':
            return 'this key stands here a second time';
        case 'MULTIPLE_DOCS':
            return 'a second document begins here';
        case 'RESOURCE_EXHAUSTION':
            return 'too deeply nested to be read';
        case 'NON_STRING_KEY':
            return 'a key must be plain text';
        default:
            // The parser's messages repeat the offending text after a colon, and that text may be a secret.
            return `not readable as YAML or JSON: ${error.message.split(': ')[0]}`;
    }
}
const plainTags = ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map(type => `tag:yaml.org,2002:${type}`);
/** What YAML can hold and JSON, AWS's language, cannot: own types (CloudFormation's `!Sub`) and values inside themselves. */
function foreignParts(document, lineAt) {
    const faults = [];
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Node(_, node, ancestors) {
            const line = lineAt(node.range?.[0] ?? 0);
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
                const source = node.resolve(document);
                if (source === undefined)
                    faults.push({ line, reason: 'an alias without its anchor' });
                else if (ancestors.includes(source))
                    faults.push({ line, reason: 'an alias inside what it stands for' });
            }
            else if (node.tag !== undefined && !plainTags.includes(node.tag)) {
                faults.push({ line, reason: 'a tag (`!...`) that means nothing here' });
            }
        },
    });
    return faults;
}
function startOf(document, path) {
    let node = document.contents;
    let start = node?.range?.[0] ?? 0;
    for (const step of path) {
        const around = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(around)) {
            const pair = around.items.find(({ key }) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? String(key.value) : key) === String(step));
            if (pair === undefined)
                break;
            start = ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(pair.key) ? pair.key.range?.[0] : undefined) ?? start;
            node = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(pair.value) ? pair.value : null;
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(around)) {
            const item = around.items[Number(step)];
            node = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(item) ? item : null;
            start = node?.range?.[0] ?? start;
        }
        else
            break;
    }
    return start;
}


/***/ }),

/***/ 7934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BpQ: () => (/* binding */ minLength),
/* harmony export */   FsL: () => (/* binding */ pipe),
/* harmony export */   IeY: () => (/* binding */ custom),
/* harmony export */   KIO: () => (/* binding */ picklist),
/* harmony export */   L5J: () => (/* binding */ unknown),
/* harmony export */   NTK: () => (/* binding */ rawTransform),
/* harmony export */   Ru6: () => (/* binding */ maxLength),
/* harmony export */   U1j: () => (/* binding */ objectWithRest),
/* harmony export */   Wwf: () => (/* binding */ minValue),
/* harmony export */   YOg: () => (/* binding */ array),
/* harmony export */   YjP: () => (/* binding */ string),
/* harmony export */   ZmZ: () => (/* binding */ never),
/* harmony export */   _H3: () => (/* binding */ looseObject),
/* harmony export */   aig: () => (/* binding */ number),
/* harmony export */   cGV: () => (/* binding */ maxValue),
/* harmony export */   cl6: () => (/* binding */ nullish),
/* harmony export */   euz: () => (/* binding */ literal),
/* harmony export */   g1P: () => (/* binding */ record),
/* harmony export */   lqM: () => (/* binding */ optional),
/* harmony export */   ndf: () => (/* binding */ integer),
/* harmony export */   pdi: () => (/* binding */ transform),
/* harmony export */   xLC: () => (/* binding */ safeParse),
/* harmony export */   yGV: () => (/* binding */ regex),
/* harmony export */   z6Y: () => (/* binding */ check),
/* harmony export */   zMY: () => (/* binding */ boolean),
/* harmony export */   zYL: () => (/* binding */ gtValue)
/* harmony export */ });
/* unused harmony exports BASE64_REGEX, BIC_REGEX, CUID2_REGEX, DECIMAL_REGEX, DIGITS_REGEX, DOMAIN_REGEX, EMAIL_REGEX, EMOJI_REGEX, HEXADECIMAL_REGEX, HEX_COLOR_REGEX, IMEI_REGEX, IPV4_REGEX, IPV6_REGEX, IP_REGEX, ISO_DATE_REGEX, ISO_DATE_TIME_REGEX, ISO_DATE_TIME_SECOND_REGEX, ISO_TIMESTAMP_REGEX, ISO_TIME_REGEX, ISO_TIME_SECOND_REGEX, ISO_WEEK_REGEX, ISRC_REGEX, JWS_COMPACT_REGEX, KSUID_REGEX, MAC48_REGEX, MAC64_REGEX, MAC_REGEX, NANO_ID_REGEX, OCTAL_REGEX, RFC_EMAIL_REGEX, SLUG_REGEX, ULID_REGEX, UUID_REGEX, ValiError, _addIssue, _cloneDataset, _formatCase, _getByteCount, _getCodePointCount, _getGraphemeCount, _getLastMetadata, _getWordCount, _isLuhnAlgo, _isSameValueZero, _isValidObjectKey, _isValueMatch, _joinExpects, _standardSchema, _stringify, any, args, argsAsync, arrayAsync, assert, awaitAsync, base64, bic, bigint, blob, brand, bytes, cache, cacheAsync, checkAsync, checkItems, checkItemsAsync, codePoints, config, creditCard, cuid2, customAsync, date, decimal, deleteGlobalConfig, deleteGlobalMessage, deleteSchemaMessage, deleteSpecificMessage, description, digits, domain, email, emoji, empty, endsWith, entries, entriesFromList, entriesFromObjects, enum, enum_, everyItem, exactOptional, exactOptionalAsync, examples, excludes, fallback, fallbackAsync, file, filterItems, findItem, finite, flatten, flavor, forward, forwardAsync, function, function_, getDefault, getDefaults, getDefaultsAsync, getDescription, getDotPath, getExamples, getFallback, getFallbacks, getFallbacksAsync, getGlobalConfig, getGlobalMessage, getMetadata, getSchemaMessage, getSpecificMessage, getTitle, graphemes, guard, hash, hexColor, hexadecimal, imei, includes, instance, intersect, intersectAsync, ip, ipv4, ipv6, is, isOfKind, isOfType, isValiError, isbn, isoDate, isoDateTime, isoDateTimeSecond, isoTime, isoTimeSecond, isoTimestamp, isoWeek, isrc, jwsCompact, keyof, ksuid, lazy, lazyAsync, length, looseObjectAsync, looseTuple, looseTupleAsync, ltValue, mac, mac48, mac64, map, mapAsync, mapItems, maxBytes, maxCodePoints, maxEntries, maxGraphemes, maxSize, maxWords, message, metadata, mimeType, minBytes, minCodePoints, minEntries, minGraphemes, minSize, minWords, multipleOf, nan, nanoid, nonEmpty, nonNullable, nonNullableAsync, nonNullish, nonNullishAsync, nonOptional, nonOptionalAsync, normalize, notBytes, notCodePoints, notEntries, notGraphemes, notLength, notSize, notValue, notValues, notWords, null, null_, nullable, nullableAsync, nullishAsync, object, objectAsync, objectWithRestAsync, octal, omit, optionalAsync, parse, parseAsync, parseBoolean, parseJson, parser, parserAsync, partial, partialAsync, partialCheck, partialCheckAsync, pick, pipeAsync, promise, rawCheck, rawCheckAsync, rawTransformAsync, readonly, recordAsync, reduceItems, required, requiredAsync, returns, returnsAsync, rfcEmail, safeInteger, safeParseAsync, safeParser, safeParserAsync, set, setAsync, setGlobalConfig, setGlobalMessage, setSchemaMessage, setSpecificMessage, size, slug, someItem, sortItems, startsWith, strictObject, strictObjectAsync, strictTuple, strictTupleAsync, stringifyJson, summarize, symbol, title, toBigint, toBoolean, toCamelCase, toDate, toKebabCase, toLowerCase, toMaxValue, toMinValue, toNumber, toPascalCase, toSnakeCase, toString, toUpperCase, transformAsync, trim, trimEnd, trimStart, tuple, tupleAsync, tupleWithRest, tupleWithRestAsync, ulid, undefined, undefined_, undefinedable, undefinedableAsync, union, unionAsync, unwrap, url, uuid, value, values, variant, variantAsync, void, void_, words */
//#region src/storages/globalConfig/globalConfig.ts
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Sets the global configuration.
*
* @param config The configuration.
*/
function setGlobalConfig(config$1) {
	store$4 = {
		...store$4,
		...config$1
	};
}
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
/**
* Deletes the global configuration.
*/
function deleteGlobalConfig() {
	store$4 = void 0;
}

//#endregion
//#region src/storages/globalMessage/globalMessage.ts
let store$3;
/**
* Sets a global error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setGlobalMessage(message$1, lang) {
	if (!store$3) store$3 = /* @__PURE__ */ new Map();
	store$3.set(lang, message$1);
}
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
/**
* Deletes a global error message.
*
* @param lang The language of the message.
*/
function deleteGlobalMessage(lang) {
	store$3?.delete(lang);
}

//#endregion
//#region src/storages/schemaMessage/schemaMessage.ts
let store$2;
/**
* Sets a schema error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setSchemaMessage(message$1, lang) {
	if (!store$2) store$2 = /* @__PURE__ */ new Map();
	store$2.set(lang, message$1);
}
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
/**
* Deletes a schema error message.
*
* @param lang The language of the message.
*/
function deleteSchemaMessage(lang) {
	store$2?.delete(lang);
}

//#endregion
//#region src/storages/specificMessage/specificMessage.ts
let store$1;
/**
* Sets a specific error message.
*
* @param reference The identifier reference.
* @param message The error message.
* @param lang The language of the message.
*/
function setSpecificMessage(reference, message$1, lang) {
	if (!store$1) store$1 = /* @__PURE__ */ new Map();
	if (!store$1.get(reference)) store$1.set(reference, /* @__PURE__ */ new Map());
	store$1.get(reference).set(lang, message$1);
}
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Deletes a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*/
function deleteSpecificMessage(reference, lang) {
	store$1?.get(reference)?.delete(lang);
}

//#endregion
//#region src/utils/_stringify/_stringify.ts
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}

//#endregion
//#region src/utils/_addIssue/_addIssue.ts
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}

//#endregion
//#region src/utils/_cloneDataset/_cloneDataset.ts
/**
* Creates a shallow copy of a dataset.
*
* Hint: The `value` is copied by reference, but the `issues` array, its issues
* and their `path` arrays are cloned to avoid reusing mutable dataset state
* across multiple runs. Mutating a returned object or array value can
* therefore affect later cache hits that reuse the same cached output.
*
* @param dataset The output dataset.
*
* @returns The copied output dataset.
*/
/* @__NO_SIDE_EFFECTS__ */
function _cloneDataset(dataset) {
	return {
		typed: dataset.typed,
		value: dataset.value,
		issues: dataset.issues?.map((issue) => ({
			...issue,
			path: issue.path && [...issue.path]
		}))
	};
}

//#endregion
//#region src/utils/_formatCase/_formatCase.ts
/**
* Splits a string into lowercase words and rejoins them with the given
* separator and capitalization rules.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries. Whether the first or subsequent words are
* capitalized is controlled by `capFirst` and `capRest`.
*
* Hint: Implemented in a single pass that emits directly to the result
* string to avoid an intermediate `string[]` allocation. ASCII chars are
* classified via char codes to skip `.toLowerCase()` and `.toUpperCase()`
* method calls in the common case.
*
* Hint: Digits are treated as a separate character class, so `item2Name`
* yields `item2` and `name` rather than `item`, `2` and `name`.
*
* @param input The input string.
* @param separator The string inserted between words.
* @param capFirst Whether to capitalize the first word.
* @param capRest Whether to capitalize subsequent words.
*
* @returns The formatted string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _formatCase(input, separator, capFirst, capRest) {
	let result = "";
	let firstWord = true;
	let start = 0;
	let prev = 0;
	let prevPrev = 0;
	const flush = (end) => {
		if (end > start) {
			let word = input.slice(start, end).toLowerCase();
			if (firstWord ? capFirst : capRest) {
				const firstCode = word.charCodeAt(0);
				if (firstCode >= 97 && firstCode <= 122) word = String.fromCharCode(firstCode - 32) + word.slice(1);
				else {
					const charLen = firstCode >= 55296 && firstCode <= 56319 ? 2 : 1;
					word = word.slice(0, charLen).toUpperCase() + word.slice(charLen);
				}
			}
			result += firstWord ? word : separator + word;
			firstWord = false;
		}
	};
	for (let index = 0; index < input.length; index++) {
		const code = input.charCodeAt(index);
		let type;
		if (code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 45 || code === 95) {
			flush(index);
			start = index + 1;
			type = 0;
		} else if (code < 128) type = code >= 65 && code <= 90 ? 1 : code >= 97 && code <= 122 ? 2 : 3;
		else {
			const char = input[index];
			const charLower = char.toLowerCase();
			type = charLower === char.toUpperCase() ? 3 : char === charLower ? 2 : 1;
		}
		if (type === 1 && (prev === 2 || prev === 3) && index > start) {
			flush(index);
			start = index;
		} else if (type === 2 && prev === 1 && prevPrev === 1 && index - 1 > start) {
			flush(index - 1);
			start = index - 1;
		}
		prevPrev = prev;
		prev = type;
	}
	flush(input.length);
	return result;
}

//#endregion
//#region src/utils/_getByteCount/_getByteCount.ts
let textEncoder;
/**
* Returns the byte count of the input.
*
* @param input The input to be measured.
*
* @returns The byte count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getByteCount(input) {
	if (!textEncoder) textEncoder = new TextEncoder();
	return textEncoder.encode(input).length;
}

//#endregion
//#region src/utils/_getCodePointCount/_getCodePointCount.ts
/**
* Returns the code point count of the input.
*
* @param input The input to be measured.
*
* @returns The code point count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getCodePointCount(input) {
	let count = input.length;
	const lengthMinus1 = input.length - 1;
	for (let i = 0; i < lengthMinus1;) if (input.codePointAt(i) <= 65535) i++;
	else {
		i += 2;
		count--;
	}
	return count;
}

//#endregion
//#region src/utils/_getGraphemeCount/_getGraphemeCount.ts
let segmenter;
/**
* Returns the grapheme count of the input.
*
* @param input The input to be measured.
*
* @returns The grapheme count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getGraphemeCount(input) {
	if (!segmenter) segmenter = new Intl.Segmenter();
	const segments = segmenter.segment(input);
	let count = 0;
	for (const _ of segments) count++;
	return count;
}

//#endregion
//#region src/utils/_getLastMetadata/_getLastMetadata.ts
/**
* Returns the last top-level value of a given metadata type from a schema
* using a breadth-first search that starts with the last item in the pipeline.
*
* @param schema The schema to search.
* @param type The metadata type.
*
* @returns The value, if any.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getLastMetadata(schema, type) {
	if ("pipe" in schema) {
		const nestedSchemas = [];
		for (let index = schema.pipe.length - 1; index >= 0; index--) {
			const item = schema.pipe[index];
			if (item.kind === "schema" && "pipe" in item) nestedSchemas.push(item);
			else if (item.kind === "metadata" && item.type === type) return item[type];
		}
		for (const nestedSchema of nestedSchemas) {
			const result = /* @__PURE__ */ _getLastMetadata(nestedSchema, type);
			if (result !== void 0) return result;
		}
	}
}

//#endregion
//#region src/utils/_getWordCount/_getWordCount.ts
let store;
/**
* Returns the word count of the input.
*
* @param locales The locales to be used.
* @param input The input to be measured.
*
* @returns The word count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getWordCount(locales, input) {
	if (!store) store = /* @__PURE__ */ new Map();
	const key = String(locales);
	let segmenter$1 = store.get(key);
	if (!segmenter$1) {
		segmenter$1 = new Intl.Segmenter(locales, { granularity: "word" });
		store.set(key, segmenter$1);
	}
	const segments = segmenter$1.segment(input);
	let count = 0;
	for (const segment of segments) if (segment.isWordLike) count++;
	return count;
}

//#endregion
//#region src/utils/_isLuhnAlgo/_isLuhnAlgo.ts
/**
* Non-digit regex.
*/
const NON_DIGIT_REGEX = /\D/gu;
/**
* Checks whether a string with numbers corresponds to the luhn algorithm.
*
* @param input The input to be checked.
*
* @returns Whether input is valid.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isLuhnAlgo(input) {
	const number$1 = input.replace(NON_DIGIT_REGEX, "");
	let length$1 = number$1.length;
	let bit = 1;
	let sum = 0;
	while (length$1) {
		const value$1 = +number$1[--length$1];
		bit ^= 1;
		sum += bit ? [
			0,
			2,
			4,
			6,
			8,
			1,
			3,
			5,
			7,
			9
		][value$1] : value$1;
	}
	return sum % 10 === 0;
}

//#endregion
//#region src/utils/_isSameValueZero/_isSameValueZero.ts
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}

//#endregion
//#region src/utils/_isValidObjectKey/_isValidObjectKey.ts
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}

//#endregion
//#region src/utils/_isValueMatch/_isValueMatch.ts
/**
* Checks whether a value matches a value action requirement.
*
* @param requirement The value action requirement.
* @param value The value to check.
*
* @returns Whether the value matches the requirement.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValueMatch(requirement, value$1) {
	return Number.isNaN(requirement) && Number.isNaN(value$1) || requirement <= value$1 && requirement >= value$1;
}

//#endregion
//#region src/utils/_joinExpects/_joinExpects.ts
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}

//#endregion
//#region src/utils/_standardSchema/_standardSchema.ts
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}

//#endregion
//#region src/utils/entriesFromList/entriesFromList.ts
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	const entries$1 = {};
	for (const key of list) entries$1[key] = schema;
	return entries$1;
}

//#endregion
//#region src/utils/entriesFromObjects/entriesFromObjects.ts
/* @__NO_SIDE_EFFECTS__ */
function entriesFromObjects(schemas) {
	const entries$1 = {};
	for (const schema of schemas) Object.assign(entries$1, schema.entries);
	return entries$1;
}

//#endregion
//#region src/utils/getDotPath/getDotPath.ts
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}

//#endregion
//#region src/utils/isOfKind/isOfKind.ts
/**
* A generic type guard to check the kind of an object.
*
* @param kind The kind to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfKind(kind, object$1) {
	return object$1.kind === kind;
}

//#endregion
//#region src/utils/isOfType/isOfType.ts
/**
* A generic type guard to check the type of an object.
*
* @param type The type to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfType(type, object$1) {
	return object$1.type === type;
}

//#endregion
//#region src/utils/ValiError/ValiError.ts
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};

//#endregion
//#region src/utils/isValiError/isValiError.ts
/**
* A type guard to check if an error is a ValiError.
*
* @param error The error to check.
*
* @returns Whether its a ValiError.
*/
/* @__NO_SIDE_EFFECTS__ */
function isValiError(error) {
	return error instanceof ValiError;
}

//#endregion
//#region src/actions/args/args.ts
/* @__NO_SIDE_EFFECTS__ */
function args(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: args,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const argsDataset = this.schema["~run"]({ value: args_ }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/args/argsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function argsAsync(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: argsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args$1) => {
				const argsDataset = await schema["~run"]({ value: args$1 }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/await/awaitAsync.ts
/**
* Creates an await transformation action.
*
* @returns An await action.
*/
/* @__NO_SIDE_EFFECTS__ */
function awaitAsync() {
	return {
		kind: "transformation",
		type: "await",
		reference: awaitAsync,
		async: true,
		async "~run"(dataset) {
			dataset.value = await dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/regex.ts
/**
* [Base64](https://en.wikipedia.org/wiki/Base64) regex.
*/
const BASE64_REGEX = /^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/iu;
/**
* [BIC](https://en.wikipedia.org/wiki/ISO_9362) regex.
*/
const BIC_REGEX = /^[A-Z]{6}(?!00)[\dA-Z]{2}(?:[\dA-Z]{3})?$/u;
/**
* [Cuid2](https://github.com/paralleldrive/cuid2) regex.
*/
const CUID2_REGEX = /^[a-z][\da-z]*$/u;
/**
* [Decimal](https://en.wikipedia.org/wiki/Decimal) regex.
*/
const DECIMAL_REGEX = /^[+-]?(?:\d*\.)?\d+$/u;
/**
* [Digits](https://en.wikipedia.org/wiki/Numerical_digit) regex.
*/
const DIGITS_REGEX = /^\d+$/u;
/**
* [Domain name](https://en.wikipedia.org/wiki/Domain_name) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* ASCII-only validation. Internationalized domain names (IDNs) are not
* supported, including Punycode-encoded labels.
*/
const DOMAIN_REGEX = /^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u;
/**
* [Email address](https://en.wikipedia.org/wiki/Email_address) regex.
*
* Hint: We decided against the `i` flag to avoid matching non-ASCII characters.
*/
const EMAIL_REGEX = /^[\w+-]+(?:\.[\w+-]+)*@[\da-zA-Z]+(?:[.-][\da-zA-Z]+)*\.[a-zA-Z]{2,}$/u;
/**
* Emoji regex from [emoji-regex-xs](https://github.com/slevithan/emoji-regex-xs) v1.0.0 (MIT license).
*
* Hint: We decided against the newer `/^\p{RGI_Emoji}+$/v` regex because it is
* not supported in older runtimes and does not match all emoji.
*/
const EMOJI_REGEX = /^(?:[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation}))*)+$/u;
/**
* [Hexadecimal](https://en.wikipedia.org/wiki/Hexadecimal) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEXADECIMAL_REGEX = /^(?:0[hx])?[\da-fA-F]+$/u;
/**
* [Hex color](https://en.wikipedia.org/wiki/Web_colors#Hex_triplet) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEX_COLOR_REGEX = /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$/u;
/**
* [IMEI](https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity) regex.
*/
const IMEI_REGEX = /^\d{15}$|^\d{2}-\d{6}-\d{6}-\d$/u;
/**
* [IPv4](https://en.wikipedia.org/wiki/IPv4) regex.
*/
const IPV4_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$/u;
/**
* [IPv6](https://en.wikipedia.org/wiki/IPv6) regex.
*/
const IPV6_REGEX = /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [IP](https://en.wikipedia.org/wiki/IP_address) regex.
*/
const IP_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$|^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time regex.
*/
const ISO_DATE_TIME_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time with seconds regex.
*/
const ISO_DATE_TIME_SECOND_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time regex.
*/
const ISO_TIME_REGEX = /^(?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time with seconds regex.
*/
const ISO_TIME_SECOND_REGEX = /^(?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) week regex.
*/
const ISO_WEEK_REGEX = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/u;
/**
* [JWS compact serialization](https://datatracker.ietf.org/doc/html/rfc7515#section-3.1)
* regex.
*
* Hint: Empty payload and signature segments are allowed because the
* Base64URL-encoded representation of an empty octet sequence is an empty
* string.
*/
const JWS_COMPACT_REGEX = /^(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?$/u;
/**
* [ISRC](https://en.wikipedia.org/wiki/International_Standard_Recording_Code) regex.
*/
const ISRC_REGEX = /^(?:[A-Z]{2}[A-Z\d]{3}\d{7}|[A-Z]{2}-[A-Z\d]{3}-\d{2}-\d{5})$/u;
/**
* [KSUID](https://github.com/segmentio/ksuid) regex.
*/
const KSUID_REGEX = /^[a-zA-Z0-9]{27}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 48 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC48_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 64 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC64_REGEX = /^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$|^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [Nano ID](https://github.com/ai/nanoid) regex.
*/
const NANO_ID_REGEX = /^[\w-]+$/u;
/**
* [Octal](https://en.wikipedia.org/wiki/Octal) regex.
*/
const OCTAL_REGEX = /^(?:0o)?[0-7]+$/u;
/**
* [RFC 5322 email address](https://datatracker.ietf.org/doc/html/rfc5322#section-3.4.1) regex.
*
* Hint: This regex was taken from the [HTML Living Standard Specification](https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address) and does not perfectly represent RFC 5322.
*/
const RFC_EMAIL_REGEX = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/**
* [Slug](https://en.wikipedia.org/wiki/Clean_URL#Slug) regex.
*/
const SLUG_REGEX = /^[\da-z]+(?:[-_][\da-z]+)*$/u;
/**
* [ULID](https://github.com/ulid/spec) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* Hint: The first character is restricted to `[0-7]` because the 48-bit
* timestamp cannot exceed 2^48-1, making the maximum valid ULID
* `7ZZZZZZZZZZZZZZZZZZZZZZZZZ` in Crockford's Base32 encoding.
*/
const ULID_REGEX = /^[0-7][\da-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}$/u;
/**
* [UUID](https://en.wikipedia.org/wiki/Universally_unique_identifier) regex.
*/
const UUID_REGEX = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

//#endregion
//#region src/actions/base64/base64.ts
/* @__NO_SIDE_EFFECTS__ */
function base64(message$1) {
	return {
		kind: "validation",
		type: "base64",
		reference: base64,
		async: false,
		expects: null,
		requirement: BASE64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Base64", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bic/bic.ts
/* @__NO_SIDE_EFFECTS__ */
function bic(message$1) {
	return {
		kind: "validation",
		type: "bic",
		reference: bic,
		async: false,
		expects: null,
		requirement: BIC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "BIC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/brand/brand.ts
/**
* Creates a brand transformation action.
*
* @param name The brand name.
*
* @returns A brand action.
*/
/* @__NO_SIDE_EFFECTS__ */
function brand(name) {
	return {
		kind: "transformation",
		type: "brand",
		reference: brand,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bytes/bytes.ts
/* @__NO_SIDE_EFFECTS__ */
function bytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "bytes",
		reference: bytes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 !== this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/check.ts
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/checkAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: checkAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItems.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItems(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItems,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) for (let index = 0; index < dataset.value.length; index++) {
				const item = dataset.value[index];
				if (!this.requirement(item, index, dataset.value)) _addIssue(this, "item", dataset, config$1, {
					input: item,
					path: [{
						type: "array",
						origin: "value",
						input: dataset.value,
						key: index,
						value: item
					}]
				});
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItemsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItemsAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItemsAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed) {
				const requirementResults = await Promise.all(dataset.value.map(this.requirement));
				for (let index = 0; index < dataset.value.length; index++) if (!requirementResults[index]) {
					const item = dataset.value[index];
					_addIssue(this, "item", dataset, config$1, {
						input: item,
						path: [{
							type: "array",
							origin: "value",
							input: dataset.value,
							key: index,
							value: item
						}]
					});
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/codePoints/codePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function codePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "code_points",
		reference: codePoints,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/creditCard/creditCard.ts
/**
* Credit card regex.
*/
const CREDIT_CARD_REGEX = /^(?:\d{13,19}|\d{4}(?: \d{3,6}){2,4}|\d{4}(?:-\d{3,6}){2,4})$/u;
/**
* Sanitize regex.
*/
const SANITIZE_REGEX = /[- ]/gu;
/**
* Provider regex list.
*/
const PROVIDER_REGEX_LIST = (/* unused pure expression or super */ null && ([
	/^3[47]\d{13}$/u,
	/^3(?:0[0-5]|[68]\d)\d{11,13}$/u,
	/^6(?:011|5\d{2})\d{12,15}$/u,
	/^(?:2131|1800|35\d{3})\d{11}$/u,
	/^(?:5[1-5]\d{2}|222\d|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/u,
	/^(?:6[27]\d{14,17}|81\d{14,17})$/u,
	/^4\d{12}(?:\d{3,6})?$/u
]));
/* @__NO_SIDE_EFFECTS__ */
function creditCard(message$1) {
	return {
		kind: "validation",
		type: "credit_card",
		reference: creditCard,
		async: false,
		expects: null,
		requirement(input) {
			let sanitized;
			return CREDIT_CARD_REGEX.test(input) && (sanitized = input.replace(SANITIZE_REGEX, "")) && PROVIDER_REGEX_LIST.some((regex$1) => regex$1.test(sanitized)) && /* @__PURE__ */ _isLuhnAlgo(sanitized);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "credit card", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/cuid2/cuid2.ts
/* @__NO_SIDE_EFFECTS__ */
function cuid2(message$1) {
	return {
		kind: "validation",
		type: "cuid2",
		reference: cuid2,
		async: false,
		expects: null,
		requirement: CUID2_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Cuid2", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/decimal/decimal.ts
/* @__NO_SIDE_EFFECTS__ */
function decimal(message$1) {
	return {
		kind: "validation",
		type: "decimal",
		reference: decimal,
		async: false,
		expects: null,
		requirement: DECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "decimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/description/description.ts
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}

//#endregion
//#region src/actions/digits/digits.ts
/* @__NO_SIDE_EFFECTS__ */
function digits(message$1) {
	return {
		kind: "validation",
		type: "digits",
		reference: digits,
		async: false,
		expects: null,
		requirement: DIGITS_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "digits", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/domain/domain.ts
/* @__NO_SIDE_EFFECTS__ */
function domain(message$1) {
	return {
		kind: "validation",
		type: "domain",
		reference: domain,
		expects: null,
		async: false,
		requirement: DOMAIN_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "domain", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/email/email.ts
/* @__NO_SIDE_EFFECTS__ */
function email(message$1) {
	return {
		kind: "validation",
		type: "email",
		reference: email,
		expects: null,
		async: false,
		requirement: EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/emoji/emoji.ts
/* @__NO_SIDE_EFFECTS__ */
function emoji(message$1) {
	return {
		kind: "validation",
		type: "emoji",
		reference: emoji,
		async: false,
		expects: null,
		requirement: EMOJI_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "emoji", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/empty/empty.ts
/* @__NO_SIDE_EFFECTS__ */
function empty(message$1) {
	return {
		kind: "validation",
		type: "empty",
		reference: empty,
		async: false,
		expects: "0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > 0) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/endsWith/endsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function endsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "ends_with",
		reference: endsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.endsWith(this.requirement)) _addIssue(this, "end", dataset, config$1, { received: `"${dataset.value.slice(-this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/entries/entries.ts
/* @__NO_SIDE_EFFECTS__ */
function entries(requirement, message$1) {
	return {
		kind: "validation",
		type: "entries",
		reference: entries,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count !== this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/everyItem/everyItem.ts
/* @__NO_SIDE_EFFECTS__ */
function everyItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "every_item",
		reference: everyItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.every(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/examples/examples.ts
/**
* Creates an examples metadata action.
*
* @param examples_ The examples.
*
* @returns An examples action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function examples(examples_) {
	return {
		kind: "metadata",
		type: "examples",
		reference: examples,
		examples: examples_
	};
}

//#endregion
//#region src/actions/excludes/excludes.ts
/* @__NO_SIDE_EFFECTS__ */
function excludes(requirement, message$1) {
	const received = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "excludes",
		reference: excludes,
		async: false,
		expects: `!${received}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/filterItems/filterItems.ts
/* @__NO_SIDE_EFFECTS__ */
function filterItems(operation) {
	return {
		kind: "transformation",
		type: "filter_items",
		reference: filterItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.filter(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/findItem/findItem.ts
/* @__NO_SIDE_EFFECTS__ */
function findItem(operation) {
	return {
		kind: "transformation",
		type: "find_item",
		reference: findItem,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.find(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/finite/finite.ts
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/flavor/flavor.ts
/**
* Creates a flavor transformation action.
*
* @param name The flavor name.
*
* @returns A flavor action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function flavor(name) {
	return {
		kind: "transformation",
		type: "flavor",
		reference: flavor,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/graphemes/graphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function graphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "graphemes",
		reference: graphemes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/gtValue/gtValue.ts
/* @__NO_SIDE_EFFECTS__ */
function gtValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "gt_value",
		reference: gtValue,
		async: false,
		expects: `>${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value > this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/guard/guard.ts
/* @__NO_SIDE_EFFECTS__ */
function guard(requirement, message$1) {
	return {
		kind: "transformation",
		type: "guard",
		reference: guard,
		async: false,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) {
				_addIssue(this, "input", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hash/hash.ts
/**
* Hash lengths object.
*/
const HASH_LENGTHS = {
	md4: 32,
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	ripemd128: 32,
	ripemd160: 40,
	tiger128: 32,
	tiger160: 40,
	tiger192: 48,
	crc32: 8,
	crc32b: 8,
	adler32: 8
};
/* @__NO_SIDE_EFFECTS__ */
function hash(types, message$1) {
	return {
		kind: "validation",
		type: "hash",
		reference: hash,
		expects: null,
		async: false,
		requirement: RegExp(types.map((type) => `^[a-fA-F0-9]{${HASH_LENGTHS[type]}}$`).join("|"), "u"),
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hash", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexadecimal/hexadecimal.ts
/* @__NO_SIDE_EFFECTS__ */
function hexadecimal(message$1) {
	return {
		kind: "validation",
		type: "hexadecimal",
		reference: hexadecimal,
		async: false,
		expects: null,
		requirement: HEXADECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hexadecimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexColor/hexColor.ts
/* @__NO_SIDE_EFFECTS__ */
function hexColor(message$1) {
	return {
		kind: "validation",
		type: "hex_color",
		reference: hexColor,
		async: false,
		expects: null,
		requirement: HEX_COLOR_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hex color", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/imei/imei.ts
/* @__NO_SIDE_EFFECTS__ */
function imei(message$1) {
	return {
		kind: "validation",
		type: "imei",
		reference: imei,
		async: false,
		expects: null,
		requirement(input) {
			return IMEI_REGEX.test(input) && /* @__PURE__ */ _isLuhnAlgo(input);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "IMEI", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/includes/includes.ts
/* @__NO_SIDE_EFFECTS__ */
function includes(requirement, message$1) {
	const expects = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "includes",
		reference: includes,
		async: false,
		expects,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received: `!${expects}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/integer/integer.ts
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ip/ip.ts
/* @__NO_SIDE_EFFECTS__ */
function ip(message$1) {
	return {
		kind: "validation",
		type: "ip",
		reference: ip,
		async: false,
		expects: null,
		requirement: IP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IP", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv4/ipv4.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv4(message$1) {
	return {
		kind: "validation",
		type: "ipv4",
		reference: ipv4,
		async: false,
		expects: null,
		requirement: IPV4_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv4", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv6/ipv6.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv6(message$1) {
	return {
		kind: "validation",
		type: "ipv6",
		reference: ipv6,
		async: false,
		expects: null,
		requirement: IPV6_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv6", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn10.ts
/**
* [Validates an ISBN-10](https://en.wikipedia.org/wiki/ISBN#ISBN-10_check_digits).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-10, `false` otherwise.
*
* @internal
*/
function _isIsbn10(input) {
	const digits$1 = input.split("").map((c) => c === "X" ? 10 : parseInt(c));
	let sum = 0;
	for (let i = 0; i < 10; i++) sum += digits$1[i] * (10 - i);
	return sum % 11 === 0;
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn13.ts
/**
* [Validates an ISBN-13](https://en.wikipedia.org/wiki/ISBN#ISBN-13_check_digit_calculation).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-13, `false` otherwise.
*
* @internal
*/
function _isIsbn13(input) {
	const digits$1 = input.split("").map((c) => parseInt(c));
	let sum = 0;
	for (let i = 0; i < 13; i++) sum += digits$1[i] * (i % 2 === 0 ? 1 : 3);
	return sum % 10 === 0;
}

//#endregion
//#region src/actions/isbn/isbn.ts
/**
* ISBN separator regex.
*/
const ISBN_SEPARATOR_REGEX = /[- ]/gu;
/**
* ISBN-10 detection regex.
*/
const ISBN_10_DETECTION_REGEX = /^\d{9}[\dX]$/u;
/**
* ISBN-13 detection regex.
*/
const ISBN_13_DETECTION_REGEX = /^\d{13}$/u;
/* @__NO_SIDE_EFFECTS__ */
function isbn(message$1) {
	return {
		kind: "validation",
		type: "isbn",
		reference: isbn,
		async: false,
		expects: null,
		requirement(input) {
			const replacedInput = input.replace(ISBN_SEPARATOR_REGEX, "");
			if (ISBN_10_DETECTION_REGEX.test(replacedInput)) return _isIsbn10(replacedInput);
			else if (ISBN_13_DETECTION_REGEX.test(replacedInput)) return _isIsbn13(replacedInput);
			return false;
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "ISBN", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isrc/isrc.ts
/* @__NO_SIDE_EFFECTS__ */
function isrc(message$1) {
	return {
		kind: "validation",
		type: "isrc",
		reference: isrc,
		async: false,
		expects: null,
		requirement: ISRC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ISRC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDate/isoDate.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTime/isoDateTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTime(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time",
		reference: isoDateTime,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTimeSecond/isoDateTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time_second",
		reference: isoDateTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTime/isoTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTime(message$1) {
	return {
		kind: "validation",
		type: "iso_time",
		reference: isoTime,
		async: false,
		expects: null,
		requirement: ISO_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimeSecond/isoTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_time_second",
		reference: isoTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimestamp/isoTimestamp.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoWeek/isoWeek.ts
/* @__NO_SIDE_EFFECTS__ */
function isoWeek(message$1) {
	return {
		kind: "validation",
		type: "iso_week",
		reference: isoWeek,
		async: false,
		expects: null,
		requirement: ISO_WEEK_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "week", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/jwsCompact/jwsCompact.ts
/* @__NO_SIDE_EFFECTS__ */
function jwsCompact(message$1) {
	return {
		kind: "validation",
		type: "jws_compact",
		reference: jwsCompact,
		async: false,
		expects: null,
		requirement: JWS_COMPACT_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "JWS compact", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ksuid/ksuid.ts
/* @__NO_SIDE_EFFECTS__ */
function ksuid(message$1) {
	return {
		kind: "validation",
		type: "ksuid",
		reference: ksuid,
		async: false,
		expects: null,
		requirement: KSUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "KSUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/length/length.ts
/* @__NO_SIDE_EFFECTS__ */
function length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: length,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length !== this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ltValue/ltValue.ts
/* @__NO_SIDE_EFFECTS__ */
function ltValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "lt_value",
		reference: ltValue,
		async: false,
		expects: `<${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value < this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac/mac.ts
/* @__NO_SIDE_EFFECTS__ */
function mac(message$1) {
	return {
		kind: "validation",
		type: "mac",
		reference: mac,
		async: false,
		expects: null,
		requirement: MAC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac48/mac48.ts
/* @__NO_SIDE_EFFECTS__ */
function mac48(message$1) {
	return {
		kind: "validation",
		type: "mac48",
		reference: mac48,
		async: false,
		expects: null,
		requirement: MAC48_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "48-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac64/mac64.ts
/* @__NO_SIDE_EFFECTS__ */
function mac64(message$1) {
	return {
		kind: "validation",
		type: "mac64",
		reference: mac64,
		async: false,
		expects: null,
		requirement: MAC64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "64-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mapItems/mapItems.ts
/* @__NO_SIDE_EFFECTS__ */
function mapItems(operation) {
	return {
		kind: "transformation",
		type: "map_items",
		reference: mapItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.map(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxBytes/maxBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_bytes",
		reference: maxBytes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 > this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxCodePoints/maxCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function maxCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_code_points",
		reference: maxCodePoints,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxEntries/maxEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function maxEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_entries",
		reference: maxEntries,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count > this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxGraphemes/maxGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_graphemes",
		reference: maxGraphemes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxLength/maxLength.ts
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxSize/maxSize.ts
/* @__NO_SIDE_EFFECTS__ */
function maxSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_size",
		reference: maxSize,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size > this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxValue/maxValue.ts
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxWords/maxWords.ts
/* @__NO_SIDE_EFFECTS__ */
function maxWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "max_words",
		reference: maxWords,
		async: false,
		expects: `<=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count > this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/metadata/metadata.ts
/**
* Creates a custom metadata action.
*
* @param metadata_ The metadata object.
*
* @returns A metadata action.
*/
/* @__NO_SIDE_EFFECTS__ */
function metadata(metadata_) {
	return {
		kind: "metadata",
		type: "metadata",
		reference: metadata,
		metadata: metadata_
	};
}

//#endregion
//#region src/actions/mimeType/mimeType.ts
/* @__NO_SIDE_EFFECTS__ */
function mimeType(requirement, message$1) {
	return {
		kind: "validation",
		type: "mime_type",
		reference: mimeType,
		async: false,
		expects: /* @__PURE__ */ _joinExpects(requirement.map((option) => `"${option}"`), "|"),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.includes(dataset.value.type)) _addIssue(this, "MIME type", dataset, config$1, { received: `"${dataset.value.type}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minBytes/minBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function minBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_bytes",
		reference: minBytes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 < this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minCodePoints/minCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function minCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_code_points",
		reference: minCodePoints,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minEntries/minEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function minEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_entries",
		reference: minEntries,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count < this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minGraphemes/minGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function minGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_graphemes",
		reference: minGraphemes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minLength/minLength.ts
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minSize/minSize.ts
/* @__NO_SIDE_EFFECTS__ */
function minSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_size",
		reference: minSize,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size < this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minValue/minValue.ts
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minWords/minWords.ts
/* @__NO_SIDE_EFFECTS__ */
function minWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "min_words",
		reference: minWords,
		async: false,
		expects: `>=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count < this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/multipleOf/multipleOf.ts
/* @__NO_SIDE_EFFECTS__ */
function multipleOf(requirement, message$1) {
	return {
		kind: "validation",
		type: "multiple_of",
		reference: multipleOf,
		async: false,
		expects: `%${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value % this.requirement != 0) _addIssue(this, "multiple", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nanoid/nanoid.ts
/* @__NO_SIDE_EFFECTS__ */
function nanoid(message$1) {
	return {
		kind: "validation",
		type: "nanoid",
		reference: nanoid,
		async: false,
		expects: null,
		requirement: NANO_ID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Nano ID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nonEmpty/nonEmpty.ts
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/normalize/normalize.ts
/* @__NO_SIDE_EFFECTS__ */
function normalize(form) {
	return {
		kind: "transformation",
		type: "normalize",
		reference: normalize,
		async: false,
		form,
		"~run"(dataset) {
			dataset.value = dataset.value.normalize(this.form);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notBytes/notBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function notBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_bytes",
		reference: notBytes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 === this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notCodePoints/notCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function notCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_code_points",
		reference: notCodePoints,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notEntries/notEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function notEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_entries",
		reference: notEntries,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count === this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notGraphemes/notGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function notGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_graphemes",
		reference: notGraphemes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notLength/notLength.ts
/* @__NO_SIDE_EFFECTS__ */
function notLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_length",
		reference: notLength,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notSize/notSize.ts
/* @__NO_SIDE_EFFECTS__ */
function notSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_size",
		reference: notSize,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size === this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValue/notValue.ts
/* @__NO_SIDE_EFFECTS__ */
function notValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_value",
		reference: notValue,
		async: false,
		expects: requirement instanceof Date ? `!${requirement.toJSON()}` : `!${/* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && /* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValues/notValues.ts
/* @__NO_SIDE_EFFECTS__ */
function notValues(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_values",
		reference: notValues,
		async: false,
		expects: `!${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notWords/notWords.ts
/* @__NO_SIDE_EFFECTS__ */
function notWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "not_words",
		reference: notWords,
		async: false,
		expects: `!${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count === this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/octal/octal.ts
/* @__NO_SIDE_EFFECTS__ */
function octal(message$1) {
	return {
		kind: "validation",
		type: "octal",
		reference: octal,
		async: false,
		expects: null,
		requirement: OCTAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "octal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseBoolean/parseBoolean.ts
const TRUTHY = (/* unused pure expression or super */ null && ([
	true,
	1,
	"true",
	"1",
	"yes",
	"y",
	"on",
	"enabled"
]));
const FALSY = (/* unused pure expression or super */ null && ([
	false,
	0,
	"false",
	"0",
	"no",
	"n",
	"off",
	"disabled"
]));
/* @__NO_SIDE_EFFECTS__ */
function parseBoolean(config$1, message$1) {
	const normalize$1 = (v) => typeof v === "string" ? v.toLowerCase() : v;
	const truthyRaw = config$1?.truthy ?? TRUTHY;
	const falsyRaw = config$1?.falsy ?? FALSY;
	const truthy = config$1?.truthy ? config$1.truthy.map(normalize$1) : TRUTHY;
	const falsy = config$1?.falsy ? config$1.falsy.map(normalize$1) : FALSY;
	return {
		kind: "transformation",
		type: "parse_boolean",
		reference: parseBoolean,
		expects: /* @__PURE__ */ _joinExpects([...truthyRaw, ...falsyRaw].map(_stringify), "|"),
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			const input = normalize$1(dataset.value);
			if (truthy.includes(input)) dataset.value = true;
			else if (falsy.includes(input)) dataset.value = false;
			else {
				_addIssue(this, "boolean", dataset, config$2);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseJson/parseJson.ts
/* @__NO_SIDE_EFFECTS__ */
function parseJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "parse_json",
		reference: parseJson,
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				dataset.value = JSON.parse(dataset.value, this.config?.reviver);
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/utils/_isPartiallyTyped/_isPartiallyTyped.ts
/**
* Checks if a dataset is partially typed.
*
* @param dataset The dataset to check.
* @param paths The paths to check.
*
* @returns Whether it is partially typed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isPartiallyTyped(dataset, paths) {
	if (dataset.issues) for (const path of paths) for (const issue of dataset.issues) {
		let typed = false;
		const bound = Math.min(path.length, issue.path?.length ?? 0);
		for (let index = 0; index < bound; index++) if (path[index] !== issue.path[index].key && (path[index] !== "$" || issue.path[index].type !== "array")) {
			typed = true;
			break;
		}
		if (!typed) return false;
	}
	return true;
}

//#endregion
//#region src/actions/partialCheck/partialCheck.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheck(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheck,
		async: false,
		expects: null,
		paths,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/partialCheckAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheckAsync(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheckAsync,
		async: true,
		expects: null,
		paths,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheck.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheck(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheck,
		async: false,
		expects: null,
		"~run"(dataset, config$1) {
			action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheckAsync.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheckAsync(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheckAsync,
		async: true,
		expects: null,
		async "~run"(dataset, config$1) {
			await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransform.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransformAsync.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransformAsync(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransformAsync,
		async: true,
		async "~run"(dataset, config$1) {
			const output = await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/readonly/readonly.ts
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: false,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/reduceItems/reduceItems.ts
/* @__NO_SIDE_EFFECTS__ */
function reduceItems(operation, initial) {
	return {
		kind: "transformation",
		type: "reduce_items",
		reference: reduceItems,
		async: false,
		operation,
		initial,
		"~run"(dataset) {
			dataset.value = dataset.value.reduce(this.operation, this.initial);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/regex/regex.ts
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returns.ts
/* @__NO_SIDE_EFFECTS__ */
function returns(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returns,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const returnsDataset = this.schema["~run"]({ value: func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returnsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function returnsAsync(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returnsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args_) => {
				const returnsDataset = await this.schema["~run"]({ value: await func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rfcEmail/rfcEmail.ts
/* @__NO_SIDE_EFFECTS__ */
function rfcEmail(message$1) {
	return {
		kind: "validation",
		type: "rfc_email",
		reference: rfcEmail,
		expects: null,
		async: false,
		requirement: RFC_EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/safeInteger/safeInteger.ts
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/size/size.ts
/* @__NO_SIDE_EFFECTS__ */
function size(requirement, message$1) {
	return {
		kind: "validation",
		type: "size",
		reference: size,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size !== this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/slug/slug.ts
/* @__NO_SIDE_EFFECTS__ */
function slug(message$1) {
	return {
		kind: "validation",
		type: "slug",
		reference: slug,
		async: false,
		expects: null,
		requirement: SLUG_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "slug", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/someItem/someItem.ts
/* @__NO_SIDE_EFFECTS__ */
function someItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "some_item",
		reference: someItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.some(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/sortItems/sortItems.ts
/* @__NO_SIDE_EFFECTS__ */
function sortItems(operation) {
	return {
		kind: "transformation",
		type: "sort_items",
		reference: sortItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.sort(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/startsWith/startsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function startsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "starts_with",
		reference: startsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.startsWith(this.requirement)) _addIssue(this, "start", dataset, config$1, { received: `"${dataset.value.slice(0, this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/stringifyJson/stringifyJson.ts
/* @__NO_SIDE_EFFECTS__ */
function stringifyJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "stringify_json",
		reference: stringifyJson,
		message: message$1,
		config: config$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				const output = JSON.stringify(dataset.value, this.config?.replacer, this.config?.space);
				if (output === void 0) {
					_addIssue(this, "JSON", dataset, config$2);
					dataset.typed = false;
				} else dataset.value = output;
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/title/title.ts
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}

//#endregion
//#region src/actions/toBigint/toBigint.ts
/* @__NO_SIDE_EFFECTS__ */
function toBigint(message$1) {
	return {
		kind: "transformation",
		type: "to_bigint",
		reference: toBigint,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = BigInt(dataset.value);
			} catch {
				_addIssue(this, "bigint", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toBoolean/toBoolean.ts
/**
* Creates a to boolean transformation action.
*
* @returns A to boolean action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toBoolean() {
	return {
		kind: "transformation",
		type: "to_boolean",
		reference: toBoolean,
		async: false,
		"~run"(dataset) {
			dataset.value = Boolean(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toCamelCase/toCamelCase.ts
/**
* Creates a to camel case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2Name`).
*
* @returns A to camel case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toCamelCase() {
	return {
		kind: "transformation",
		type: "to_camel_case",
		reference: toCamelCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", false, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toDate/toDate.ts
/* @__NO_SIDE_EFFECTS__ */
function toDate(message$1) {
	return {
		kind: "transformation",
		type: "to_date",
		reference: toDate,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = new Date(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "date", dataset, config$1, { received: "\"Invalid Date\"" });
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "date", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toKebabCase/toKebabCase.ts
/**
* Creates a to kebab case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse-url-value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2-name`).
*
* @returns A to kebab case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toKebabCase() {
	return {
		kind: "transformation",
		type: "to_kebab_case",
		reference: toKebabCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "-", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toLowerCase/toLowerCase.ts
/**
* Creates a to lower case transformation action.
*
* @returns A to lower case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toLowerCase() {
	return {
		kind: "transformation",
		type: "to_lower_case",
		reference: toLowerCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toLowerCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMaxValue/toMaxValue.ts
/**
* Creates a to max value transformation action.
*
* @param requirement The maximum value.
*
* @returns A to max value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMaxValue(requirement) {
	return {
		kind: "transformation",
		type: "to_max_value",
		reference: toMaxValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value > this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMinValue/toMinValue.ts
/**
* Creates a to min value transformation action.
*
* @param requirement The minimum value.
*
* @returns A to min value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMinValue(requirement) {
	return {
		kind: "transformation",
		type: "to_min_value",
		reference: toMinValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value < this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toNumber/toNumber.ts
/* @__NO_SIDE_EFFECTS__ */
function toNumber(message$1) {
	return {
		kind: "transformation",
		type: "to_number",
		reference: toNumber,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = Number(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "number", dataset, config$1);
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "number", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toPascalCase/toPascalCase.ts
/**
* Creates a to pascal case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `ParseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `Item2Name`).
*
* @returns A to pascal case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toPascalCase() {
	return {
		kind: "transformation",
		type: "to_pascal_case",
		reference: toPascalCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", true, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toSnakeCase/toSnakeCase.ts
/**
* Creates a to snake case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse_url_value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2_name`).
*
* @returns A to snake case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toSnakeCase() {
	return {
		kind: "transformation",
		type: "to_snake_case",
		reference: toSnakeCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "_", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toString/toString.ts
/* @__NO_SIDE_EFFECTS__ */
function toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: toString,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = String(dataset.value);
			} catch {
				_addIssue(this, "string", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toUpperCase/toUpperCase.ts
/**
* Creates a to upper case transformation action.
*
* @returns A to upper case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toUpperCase() {
	return {
		kind: "transformation",
		type: "to_upper_case",
		reference: toUpperCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toUpperCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transform.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transformAsync.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transformAsync(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transformAsync,
		async: true,
		operation,
		async "~run"(dataset) {
			dataset.value = await this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trim/trim.ts
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimEnd/trimEnd.ts
/**
* Creates a trim end transformation action.
*
* @returns A trim end action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimEnd() {
	return {
		kind: "transformation",
		type: "trim_end",
		reference: trimEnd,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimEnd();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimStart/trimStart.ts
/**
* Creates a trim start transformation action.
*
* @returns A trim start action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimStart() {
	return {
		kind: "transformation",
		type: "trim_start",
		reference: trimStart,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimStart();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ulid/ulid.ts
/* @__NO_SIDE_EFFECTS__ */
function ulid(message$1) {
	return {
		kind: "validation",
		type: "ulid",
		reference: ulid,
		async: false,
		expects: null,
		requirement: ULID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ULID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/url/url.ts
/* @__NO_SIDE_EFFECTS__ */
function url(message$1) {
	return {
		kind: "validation",
		type: "url",
		reference: url,
		async: false,
		expects: null,
		requirement(input) {
			try {
				if (URL.canParse) return URL.canParse(input);
				new URL(input);
				return true;
			} catch {
				return false;
			}
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "URL", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/uuid/uuid.ts
/* @__NO_SIDE_EFFECTS__ */
function uuid(message$1) {
	return {
		kind: "validation",
		type: "uuid",
		reference: uuid,
		async: false,
		expects: null,
		requirement: UUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "UUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/value/value.ts
/* @__NO_SIDE_EFFECTS__ */
function value(requirement, message$1) {
	return {
		kind: "validation",
		type: "value",
		reference: value,
		async: false,
		expects: requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !/* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/values/values.ts
/* @__NO_SIDE_EFFECTS__ */
function values(requirement, message$1) {
	return {
		kind: "validation",
		type: "values",
		reference: values,
		async: false,
		expects: `${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/words/words.ts
/* @__NO_SIDE_EFFECTS__ */
function words(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "words",
		reference: words,
		async: false,
		expects: `${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count !== this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/const.ts
const ABORT_EARLY_CONFIG = { abortEarly: true };

//#endregion
//#region src/methods/assert/assert.ts
/**
* Checks if the input matches the schema. As this is an assertion function, it
* can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*/
function assert(schema, input) {
	const issues = schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
	if (issues) throw new ValiError(issues);
}

//#endregion
//#region src/methods/cache/_LruCache.ts
/**
* Efficient LRU cache using Map iteration order.
*/
var _LruCache = class {
	constructor(config$1) {
		this.refCount = 0;
		this.maxSize = config$1?.maxSize ?? 1e3;
		this.maxAge = config$1?.maxAge ?? Infinity;
		this.hasMaxAge = isFinite(this.maxAge);
	}
	/**
	* Stringifies an unknown input to a cache key component.
	*
	* @param input The unknown input.
	*
	* @returns A cache key component.
	*/
	stringify(input) {
		const type = typeof input;
		if (type === "string") return `"${input}"`;
		if (type === "number" || type === "boolean") return `${input}`;
		if (type === "bigint") return `${input}n`;
		if (type === "object" || type === "function") {
			if (input) {
				this.refIds ?? (this.refIds = /* @__PURE__ */ new WeakMap());
				let id = this.refIds.get(input);
				if (!id) {
					id = ++this.refCount;
					this.refIds.set(input, id);
				}
				return `#${id}`;
			}
			return "null";
		}
		return type;
	}
	/**
	* Creates a cache key from input and config.
	*
	* @param input The input value.
	* @param config The parse configuration.
	*
	* @returns The cache key.
	*/
	key(input, config$1 = {}) {
		return `${this.stringify(input)}|${this.stringify(config$1.lang)}|${this.stringify(config$1.message)}|${this.stringify(config$1.abortEarly)}|${this.stringify(config$1.abortPipeEarly)}`;
	}
	/**
	* Gets a value from the cache by key.
	*
	* @param key The cache key.
	*
	* @returns The cached value.
	*/
	get(key) {
		if (!this.store) return void 0;
		const entry = this.store.get(key);
		if (!entry) return void 0;
		if (this.hasMaxAge && Date.now() - entry[1] > this.maxAge) {
			this.store.delete(key);
			return;
		}
		this.store.delete(key);
		this.store.set(key, entry);
		return entry[0];
	}
	/**
	* Sets a value in the cache by key.
	*
	* @param key The cache key.
	* @param value The cached value.
	*/
	set(key, value$1) {
		this.store ?? (this.store = /* @__PURE__ */ new Map());
		this.store.delete(key);
		const timestamp = this.hasMaxAge ? Date.now() : 0;
		this.store.set(key, [value$1, timestamp]);
		if (this.store.size > this.maxSize) this.store.delete(this.store.keys().next().value);
	}
	/**
	* Clears all entries from the cache.
	*/
	clear() {
		this.store?.clear();
	}
};

//#endregion
//#region src/methods/cache/cache.ts
/* @__NO_SIDE_EFFECTS__ */
function cache(schema, config$1) {
	return _standardSchema({
		...schema,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		"~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			let outputDataset = this.cache.get(key);
			if (!outputDataset) this.cache.set(key, outputDataset = schema["~run"](dataset, runConfig));
			return /* @__PURE__ */ _cloneDataset(outputDataset);
		}
	});
}

//#endregion
//#region src/methods/cache/cacheAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function cacheAsync(schema, config$1) {
	let activeRuns;
	return _standardSchema({
		...schema,
		async: true,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		async "~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			const cached = this.cache.get(key);
			if (cached) return /* @__PURE__ */ _cloneDataset(cached);
			let promise$1 = activeRuns?.get(key);
			if (!promise$1) {
				activeRuns ?? (activeRuns = /* @__PURE__ */ new Map());
				promise$1 = Promise.resolve(schema["~run"](dataset, runConfig));
				activeRuns.set(key, promise$1);
			}
			try {
				const outputDataset = await promise$1;
				this.cache.set(key, outputDataset);
				return /* @__PURE__ */ _cloneDataset(outputDataset);
			} finally {
				activeRuns?.delete(key);
			}
		}
	});
}

//#endregion
//#region src/methods/config/config.ts
/**
* Changes the local configuration of a schema.
*
* @param schema The schema to configure.
* @param config The parse configuration.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function config(schema, config$1) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config_) {
			return schema["~run"](dataset, {
				...config_,
				...config$1
			});
		}
	});
}

//#endregion
//#region src/methods/getFallback/getFallback.ts
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}

//#endregion
//#region src/methods/fallback/fallback.ts
/**
* Returns a fallback value as output if the input does not match the schema.
*
* @param schema The schema to catch.
* @param fallback The fallback value.
*
* @returns The passed schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function fallback(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		"~run"(dataset, config$1) {
			const outputDataset = schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/fallback/fallbackAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function fallbackAsync(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		async: true,
		async "~run"(dataset, config$1) {
			const outputDataset = await schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: await /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/flatten/flatten.ts
/* @__NO_SIDE_EFFECTS__ */
function flatten(issues) {
	const flatErrors = {};
	for (const issue of issues) if (issue.path) {
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) {
			if (!flatErrors.nested) flatErrors.nested = {};
			if (Object.prototype.hasOwnProperty.call(flatErrors.nested, dotPath)) flatErrors.nested[dotPath].push(issue.message);
			else flatErrors.nested[dotPath] = [issue.message];
		} else if (flatErrors.other) flatErrors.other.push(issue.message);
		else flatErrors.other = [issue.message];
	} else if (flatErrors.root) flatErrors.root.push(issue.message);
	else flatErrors.root = [issue.message];
	return flatErrors;
}

//#endregion
//#region src/methods/forward/forward.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forward(action, path) {
	return {
		...action,
		"~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/forward/forwardAsync.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forwardAsync(action, path) {
	return {
		...action,
		async: true,
		async "~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = await action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/getDefault/getDefault.ts
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}

//#endregion
//#region src/methods/getDefaults/getDefaults.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefaults(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getDefaults(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getDefaults);
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDefaults/getDefaultsAsync.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getDefaultsAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getDefaultsAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getDefaultsAsync));
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDescription/getDescription.ts
/**
* Returns the description of the schema.
*
* If multiple descriptions are defined, the last one of the highest level is
* returned. If no description is defined, `undefined` is returned.
*
* @param schema The schema to get the description from.
*
* @returns The description, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getDescription(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "description");
}

//#endregion
//#region src/methods/getExamples/getExamples.ts
/**
* Returns the examples of a schema.
*
* If multiple examples are defined, it concatenates them using depth-first
* search. If no examples are defined, an empty array is returned.
*
* @param schema The schema to get the examples from.
*
* @returns The examples, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getExamples(schema) {
	const examples$1 = [];
	function depthFirstCollect(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstCollect(item);
			else if (item.kind === "metadata" && item.type === "examples") for (const example of item.examples) examples$1.push(example);
		}
	}
	depthFirstCollect(schema);
	return examples$1;
}

//#endregion
//#region src/methods/getFallbacks/getFallbacks.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallbacks(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getFallbacks(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getFallbacks);
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getFallbacks/getFallbacksAsync.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getFallbacksAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getFallbacksAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getFallbacksAsync));
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getMetadata/getMetadata.ts
/**
* Returns the metadata of a schema.
*
* If multiple metadata are defined, it shallowly merges them using depth-first
* search. If no metadata is defined, an empty object is returned.
*
* @param schema Schema to get the metadata from.
*
* @returns The metadata, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getMetadata(schema) {
	const result = {};
	function depthFirstMerge(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstMerge(item);
			else if (item.kind === "metadata" && item.type === "metadata") Object.assign(result, item.metadata);
		}
	}
	depthFirstMerge(schema);
	return result;
}

//#endregion
//#region src/methods/getTitle/getTitle.ts
/**
* Returns the title of the schema.
*
* If multiple titles are defined, the last one of the highest level is
* returned. If no title is defined, `undefined` is returned.
*
* @param schema The schema to get the title from.
*
* @returns The title, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getTitle(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "title");
}

//#endregion
//#region src/methods/is/is.ts
/**
* Checks if the input matches the schema. By using a type predicate, this
* function can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*
* @returns Whether the input matches the schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}

//#endregion
//#region src/schemas/any/any.ts
/**
* Creates an any schema.
*
* Hint: This schema function exists only for completeness and is not
* recommended in practice. Instead, `unknown` should be used to accept
* unknown data.
*
* @returns An any schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function any() {
	return _standardSchema({
		kind: "schema",
		type: "any",
		reference: any,
		expects: "any",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/array.ts
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/arrayAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function arrayAsync(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: arrayAsync,
		expects: "Array",
		async: true,
		item,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(input.map((value$1) => this.item["~run"]({ value: value$1 }, config$1)));
				for (let key = 0; key < itemDatasets.length; key++) {
					const itemDataset = itemDatasets[key];
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: input[key]
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/bigint/bigint.ts
/* @__NO_SIDE_EFFECTS__ */
function bigint(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "bigint",
		reference: bigint,
		expects: "bigint",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "bigint") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/blob/blob.ts
/* @__NO_SIDE_EFFECTS__ */
function blob(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "blob",
		reference: blob,
		expects: "Blob",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Blob) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/boolean/boolean.ts
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/custom.ts
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/customAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function customAsync(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: customAsync,
		expects: "unknown",
		async: true,
		check: check$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (await this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/date/date.ts
/* @__NO_SIDE_EFFECTS__ */
function date(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "date",
		reference: date,
		expects: "Date",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Date) if (!isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1, { received: "\"Invalid Date\"" });
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/enum/enum.ts
/* @__NO_SIDE_EFFECTS__ */
function enum_(enum__, message$1) {
	const options = [];
	for (const key in enum__) if (`${+key}` !== key || typeof enum__[key] !== "string" || !Object.is(enum__[enum__[key]], +key)) options.push(enum__[key]);
	return _standardSchema({
		kind: "schema",
		type: "enum",
		reference: enum_,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		enum: enum__,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptionalAsync,
		expects: wrapped.expects,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/file/file.ts
/* @__NO_SIDE_EFFECTS__ */
function file(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "file",
		reference: file,
		expects: "File",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof File) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/function/function.ts
/* @__NO_SIDE_EFFECTS__ */
function function_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "function",
		reference: function_,
		expects: "Function",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "function") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/instance/instance.ts
/* @__NO_SIDE_EFFECTS__ */
function instance(class_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "instance",
		reference: instance,
		expects: class_.name,
		async: false,
		class: class_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof this.class) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/utils/_merge/_merge.ts
/**
* Merges two values into one single output.
*
* @param value1 First value.
* @param value2 Second value.
*
* @returns The merge dataset.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _merge(value1, value2) {
	if (typeof value1 === typeof value2) {
		if (/* @__PURE__ */ _isSameValueZero(value1, value2) || value1 instanceof Date && value2 instanceof Date && /* @__PURE__ */ _isSameValueZero(+value1, +value2)) return { value: value1 };
		if (value1 && value2 && value1.constructor === Object && value2.constructor === Object) {
			const nextValue = {
				...value1,
				...value2
			};
			for (const key in value2) if (Object.prototype.hasOwnProperty.call(value1, key) && Object.prototype.hasOwnProperty.call(value2, key)) {
				const dataset = /* @__PURE__ */ _merge(value1[key], value2[key]);
				if (dataset.issue) return dataset;
				nextValue[key] = dataset.value;
			}
			return { value: nextValue };
		}
		if (Array.isArray(value1) && Array.isArray(value2)) {
			if (value1.length === value2.length) {
				const nextValue = [...value1];
				for (let index = 0; index < value1.length; index++) {
					const dataset = /* @__PURE__ */ _merge(value1[index], value2[index]);
					if (dataset.issue) return dataset;
					nextValue[index] = dataset.value;
				}
				return { value: nextValue };
			}
		}
	}
	return { issue: true };
}

//#endregion
//#region src/schemas/intersect/intersect.ts
/* @__NO_SIDE_EFFECTS__ */
function intersect(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersect,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				for (const schema of this.options) {
					const optionDataset = schema["~run"]({ value: input }, config$1);
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/intersectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function intersectAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersectAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				const optionDatasets = await Promise.all(this.options.map((schema) => schema["~run"]({ value: input }, config$1)));
				for (const optionDataset of optionDatasets) {
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazy.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazy(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazy,
		expects: "unknown",
		async: false,
		getter,
		"~run"(dataset, config$1) {
			return this.getter(dataset.value)["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazyAsync.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazyAsync(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazyAsync,
		expects: "unknown",
		async: true,
		getter,
		async "~run"(dataset, config$1) {
			return (await this.getter(dataset.value))["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/literal/literal.ts
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObject.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/map.ts
/* @__NO_SIDE_EFFECTS__ */
function map(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: map,
		expects: "Map",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				for (const [inputKey, inputValue] of input) {
					const keyDataset = this.key["~run"]({ value: inputKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/mapAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function mapAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: mapAsync,
		expects: "Map",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				const datasets = await Promise.all([...input].map(([inputKey, inputValue]) => Promise.all([
					inputKey,
					inputValue,
					this.key["~run"]({ value: inputKey }, config$1),
					this.value["~run"]({ value: inputValue }, config$1)
				])));
				for (const [inputKey, inputValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nan/nan.ts
/* @__NO_SIDE_EFFECTS__ */
function nan(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "nan",
		reference: nan,
		expects: "NaN",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (Number.isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/never/never.ts
/* @__NO_SIDE_EFFECTS__ */
function never(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "never",
		reference: never,
		expects: "never",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			_addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullable(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullable,
		expects: "!null",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullableAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullableAsync,
		expects: "!null",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullish(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullish,
		expects: "(!null & !undefined)",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullishAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullishAsync,
		expects: "(!null & !undefined)",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptional(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptional,
		expects: "!undefined",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptionalAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptionalAsync,
		expects: "!undefined",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/null/null.ts
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullableAsync,
		expects: `(${wrapped.expects} | null)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullishAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullishAsync,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/number/number.ts
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/object.ts
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/objectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: objectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRest(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRest,
		expects: "Object",
		async: false,
		entries: entries$1,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) {
						const valueDataset = this.rest["~run"]({ value: input[key] }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: input[key]
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRestAsync(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRestAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				})), Promise.all(Object.entries(input).filter(([key]) => /* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)).map(async ([key, value$1]) => [
					key,
					value$1,
					await this.rest["~run"]({ value: value$1 }, config$1)
				]))]);
				for (const [key, value$1, valueSchema, valueDataset] of normalDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, valueDataset] of restDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/optional/optional.ts
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/optional/optionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function optionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optionalAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/picklist/picklist.ts
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/promise/promise.ts
/* @__NO_SIDE_EFFECTS__ */
function promise(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "promise",
		reference: promise,
		expects: "Promise",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Promise) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/record.ts
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/recordAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function recordAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: recordAsync,
		expects: "Object",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const datasets = await Promise.all(Object.entries(input).filter(([key$1]) => /* @__PURE__ */ _isValidObjectKey(input, key$1)).map(([entryKey, entryValue]) => Promise.all([
					entryKey,
					entryValue,
					this.key["~run"]({ value: entryKey }, config$1),
					this.value["~run"]({ value: entryValue }, config$1)
				])));
				for (const [entryKey, entryValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/set.ts
/* @__NO_SIDE_EFFECTS__ */
function set(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: set,
		expects: "Set",
		async: false,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				for (const inputValue of input) {
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/setAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function setAsync(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: setAsync,
		expects: "Set",
		async: true,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				const valueDatasets = await Promise.all([...input].map(async (inputValue) => [inputValue, await this.value["~run"]({ value: inputValue }, config$1)]));
				for (const [inputValue, valueDataset] of valueDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObject.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/string/string.ts
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/symbol/symbol.ts
/* @__NO_SIDE_EFFECTS__ */
function symbol(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "symbol",
		reference: symbol,
		expects: "symbol",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "symbol") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tuple.ts
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRest(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRest,
		expects: "Array",
		async: false,
		items,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.rest["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRestAsync(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRestAsync,
		expects: "Array",
		async: true,
		items,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				})), Promise.all(input.slice(this.items.length).map(async (value$1, key) => {
					return [
						key + this.items.length,
						value$1,
						await this.rest["~run"]({ value: value$1 }, config$1)
					];
				}))]);
				for (const [key, value$1, itemDataset] of normalDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, itemDataset] of restDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefined/undefined.ts
/* @__NO_SIDE_EFFECTS__ */
function undefined_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "undefined",
		reference: undefined_,
		expects: "undefined",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedable.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedable,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedableAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/union/utils/_subIssues/_subIssues.ts
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}

//#endregion
//#region src/schemas/union/union.ts
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/union/unionAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function unionAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: unionAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = await schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/unknown/unknown.ts
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variant.ts
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variantAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function variantAsync(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variantAsync,
		expects: "Object",
		async: true,
		key,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = async (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") await parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? (await discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG)).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = await schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				await parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/void/void.ts
/* @__NO_SIDE_EFFECTS__ */
function void_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "void",
		reference: void_,
		expects: "void",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/keyof/keyof.ts
/* @__NO_SIDE_EFFECTS__ */
function keyof(schema, message$1) {
	return /* @__PURE__ */ picklist(Object.keys(schema.entries), message$1);
}

//#endregion
//#region src/methods/message/message.ts
/**
* Changes the local message configuration of a schema.
*
* @param schema The schema to configure.
* @param message_ The error message.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function message(schema, message_) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config$1) {
			return schema["~run"](dataset, {
				...config$1,
				message: message_
			});
		}
	});
}

//#endregion
//#region src/methods/omit/omit.ts
/**
* Creates a modified copy of an object schema that does not contain the
* selected entries.
*
* @param schema The schema to omit from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function omit(schema, keys) {
	const entries$1 = { ...schema.entries };
	for (const key of keys) delete entries$1[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/parse/parse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parse/parseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
async function parseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parser/parser.ts
/* @__NO_SIDE_EFFECTS__ */
function parser(schema, config$1) {
	const func = (input) => parse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/parser/parserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function parserAsync(schema, config$1) {
	const func = (input) => parseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/partial/partial.ts
/* @__NO_SIDE_EFFECTS__ */
function partial(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optional(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/partial/partialAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialAsync(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optionalAsync(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pick/pick.ts
/**
* Creates a modified copy of an object schema that contains only the selected
* entries.
*
* @param schema The schema to pick from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function pick(schema, keys) {
	const entries$1 = {};
	for (const key of keys) entries$1[key] = schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pipe/pipe.ts
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/pipe/pipeAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function pipeAsync(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		async: true,
		async "~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = await item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/required/required.ts
/* @__NO_SIDE_EFFECTS__ */
function required(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptional(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/required/requiredAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function requiredAsync(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptionalAsync(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/safeParse/safeParse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParse/safeParseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
async function safeParseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParser/safeParser.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParser(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/safeParser/safeParserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParserAsync(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/summarize/summarize.ts
/**
* Summarize the error messages of issues in a pretty-printable multi-line string.
*
* @param issues The list of issues.
*
* @returns A summary of the issues.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function summarize(issues) {
	let summary = "";
	for (const issue of issues) {
		if (summary) summary += "\n";
		summary += `× ${issue.message}`;
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) summary += `\n  → at ${dotPath}`;
	}
	return summary;
}

//#endregion
//#region src/methods/unwrap/unwrap.ts
/**
* Unwraps the wrapped schema.
*
* @param schema The schema to be unwrapped.
*
* @returns The unwrapped schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unwrap(schema) {
	return schema.wrapped;
}

//#endregion


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(342);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
