export * from '@flowhall/demo';
