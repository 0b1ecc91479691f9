import type { Attachment, Need } from '@flowhall/contracts';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { uploadFile } from '../../lib/api/upload.ts';

const EnclosureFields = lazy(async () => ({ default: (await import('./enclosure-fields.tsx')).EnclosureFields }));

/** What a request carries of them. */
export interface EnclosedIds {
  signature?: string;
  attachments?: string[];
}

export interface Enclosures {
  /** Nothing that is asked for is missing. */
  complete: boolean;
  /** The fields; `tried` marks what is missing. */
  fields: (id: string, tried: boolean) => ReactNode;
  /** Stores the signature, then goes on with what the request is to carry. A failure shows in `problem`. */
  send: (goOn: (ids: EnclosedIds) => void) => void;
  sending: boolean;
  problem: unknown;
}

/** A signature and files beside an opinion, as far as the action asks for them. */
export function useEnclosures(needs: { signature: Need; attachment: Need } | undefined): Enclosures {
  const { signature = 'none', attachment = 'none' } = needs ?? {};
  const [image, setImage] = useState<Blob | null>(null);
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  // A second attempt sends the same drawing once.
  const stored = useRef<{ image: Blob; id: string } | null>(null);
  const missing = {
    signature: signature === 'required' && image === null,
    files: attachment === 'required' && files.length === 0,
  };

  const idOf = async (drawing: Blob): Promise<string> => {
    if (stored.current?.image === drawing) return stored.current.id;
    const file = new File([drawing], 'signature.png', { type: 'image/png' });
    const { id } = await uploadFile(file, () => undefined, new AbortController().signal);
    stored.current = { image: drawing, id };
    return id;
  };
  const collect = async (goOn: (ids: EnclosedIds) => void) => {
    setSending(true);
    setProblem(null);
    try {
      const signed = image && signature !== 'none' ? { signature: await idOf(image) } : {};
      goOn({ ...signed, ...(files.length > 0 ? { attachments: files.map(({ id }) => id) } : {}) });
    } catch (error) {
      setProblem(error);
    }
    setSending(false);
  };

  return {
    complete: !missing.signature && !missing.files,
    sending,
    problem,
    send: (goOn) => void collect(goOn),
    fields: (id, tried) =>
      signature === 'none' && attachment === 'none' ? null : (
        <Suspense fallback={null}>
          <EnclosureFields
            id={id}
            signature={{ need: signature, missing: tried && missing.signature, onChange: setImage }}
            files={{ need: attachment, missing: tried && missing.files, value: files, onChange: setFiles }}
          />
        </Suspense>
      ),
  };
}
