/** How a use case opens its transaction; everything inside goes through repositories. */
export { withTransaction } from '@flowhall/db';
