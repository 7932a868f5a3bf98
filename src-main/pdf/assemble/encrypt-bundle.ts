/** AES-256 (ISO 32000-2, security handler revision 6) with the recipient's password. */
import { createCipheriv, randomBytes } from 'node:crypto';
import {
  PDFArray,
  PDFCatalog,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  type PDFObject,
  PDFPageLeaf,
  PDFPageTree,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';

/** Call last, just before saving with object streams: saving encrypts what is then in the document. */
export function encryptBundle(bundle: PDFDocument, password: string): void {
  moveStringsIntoObjectStreams(bundle.context);
  bundle.encrypt({
    userPassword: password,
    // Nobody knows it: the permissions below cannot be lifted, and they keep nobody from reading.
    ownerPassword: randomBytes(24).toString('base64url'),
    algorithm: 'AES-256',
    permissions: {
      printing: 'highResolution',
      copying: true,
      contentAccessibility: true,
      annotating: true,
    },
  });
  setNativeCipher(bundle.context);
}

/**
 * pdf-lib encrypts streams only. A string in an object that is written outside an object stream would stay in
 * clear and be garbled by readers, which decrypt it; so such strings become objects of their own.
 */
function moveStringsIntoObjectStreams(context: PDFContext): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) moveStrings(context, object.dict);
    else if (object instanceof PDFCatalog || object instanceof PDFPageTree || object instanceof PDFPageLeaf) {
      moveStrings(context, object);
    }
  }
}

function moveStrings(context: PDFContext, container: PDFDict | PDFArray): void {
  if (container instanceof PDFDict) {
    for (const [key, value] of container.entries()) {
      if (isString(value)) container.set(key, context.register(value));
      else if (value instanceof PDFDict || value instanceof PDFArray) moveStrings(context, value);
    }
    return;
  }
  for (const [index, value] of container.asArray().entries()) {
    if (isString(value)) container.set(index, context.register(value));
    else if (value instanceof PDFDict || value instanceof PDFArray) moveStrings(context, value);
  }
}

function isString(object: PDFObject): boolean {
  return object instanceof PDFString || object instanceof PDFHexString;
}

/**
 * pdf-lib's own AES is written in JavaScript and takes most of the time of a large bundle. Its key is a private
 * field: where a later version no longer has it, pdf-lib's own cipher is used.
 */
function setNativeCipher(context: PDFContext): void {
  const { security } = context;
  if (!security) return;
  const key: unknown = Reflect.get(security, 'encryptionKey');
  if (!(key instanceof Uint8Array) || key.length !== 32) return;
  security.getEncryptFn = () => (plain) => {
    const iv = randomBytes(16);
    const cipher = createCipheriv('aes-256-cbc', key, iv);
    return Buffer.concat([iv, cipher.update(plain), cipher.final()]);
  };
}
