/** Office files behind a password (MS-OFFCRYPTO): OOXML with agile or standard encryption, Word, Excel and PowerPoint before it. */
import officeCrypto from 'officecrypto-tool';
import { AppError } from '../../contract/errors.ts';

/** What Excel tries before it asks anybody (MS-XLS, 2.2.10). */
export const excelsOwnPassword = 'VelvetSweatshop';

/** The longest that Office takes. */
const longestPassword = 255;

/** The file as it is without a password. Throws file-password-wrong, file-damaged; file-unsupported for ways of locking that are rare. */
export async function unlockOffice(bytes: Uint8Array, password: string): Promise<Uint8Array> {
  if (password.length > longestPassword) throw new AppError('file-password-wrong');
  try {
    const plain = await officeCrypto.decrypt(Buffer.from(bytes), { password });
    return new Uint8Array(plain);
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    if (/incorrect/i.test(said)) throw new AppError('file-password-wrong');
    throw new AppError(
      /unsupported|not supported|unrecogni[sz]ed|unknown/i.test(said) ? 'file-unsupported' : 'file-damaged',
    );
  }
}
