import type { Need } from '@flowhall/contracts';
import { SignatureField, type SignatureFieldProps } from '../signature/signature-field.tsx';
import { FilesField, type FilesFieldProps } from './files-field.tsx';

interface EnclosureFieldsProps {
  id: string;
  signature: Omit<SignatureFieldProps, 'id' | 'need'> & { need: Need };
  files: Omit<FilesFieldProps, 'id' | 'need'> & { need: Need };
}

/** The fields that an action asks for. */
export function EnclosureFields({ id, signature, files }: EnclosureFieldsProps) {
  return (
    <>
      {files.need !== 'none' && <FilesField {...files} need={files.need} id={`${id}-files`} />}
      {signature.need !== 'none' && <SignatureField {...signature} need={signature.need} id={`${id}-signature`} />}
    </>
  );
}
