import type { SentFile } from "./chat.ts";

/** Send one file to the hub, telling the share done. */
export function upload(
  origin: string,
  session: string,
  file: File,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<SentFile> {
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.append("file", file, file.name || "image.png");
  request.open("POST", `${origin}/api/visitor/files`);
  request.setRequestHeader("Authorization", `Bearer ${session}`);
  request.responseType = "json";
  request.upload.onprogress = (event) => onProgress(Math.round((100 * event.loaded) / event.total));
  signal.addEventListener("abort", () => request.abort());
  return new Promise((resolve, reject) => {
    // `loadend` comes however it ended: answered, failed or given up.
    request.onloadend = () => {
      if (request.status === 201) resolve(request.response as SentFile);
      else reject(new Error());
    };
    request.send(body);
  });
}
