/// <reference types="@tarojs/taro" />

declare module '*.scss';
declare module '*.css';

/** The origin of the API for the mini program, from `TARO_APP_API_URL` at build time; empty on H5. */
declare const API_ORIGIN: string;

declare namespace NodeJS {
  interface ProcessEnv {
    /** Replaced by Taro with a constant, so that the other platform's branch is dropped. */
    readonly TARO_ENV: 'weapp' | 'h5';
  }
}
