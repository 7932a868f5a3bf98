import { fileURLToPath } from 'node:url';

/** The application's own data in the source tree. */
export const resourcesFolder = fileURLToPath(new URL('../../resources', import.meta.url));
