import type { FileStorage } from '../../adapters/file-storage.ts';
import type { HttpConnector } from '../../adapters/http-connector/http-connector.ts';
import type { Jobs } from '../../adapters/jobs.ts';
import type { Mailer } from '../../adapters/mailer.ts';
import type { PdfRenderer } from '../../adapters/pdf-renderer/pdf-renderer.ts';
import type { Secrets } from '../../adapters/secrets.ts';
import type { InstanceServices } from '../instances/index.ts';

/** What service tasks need to be done. */
export interface JobServices {
  readonly instances: InstanceServices;
  readonly jobs: Jobs;
  readonly http: HttpConnector;
  /** Absent: mails fail, saying that no server is configured. */
  readonly mailer?: Mailer;
  readonly secrets: Secrets;
  readonly storage: FileStorage;
  readonly renderer: PdfRenderer;
  /** Where people reach this installation. */
  readonly origin: string;
}
