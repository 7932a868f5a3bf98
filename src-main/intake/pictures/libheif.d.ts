declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  type Handle = object;
  type Plane = { id: unknown; width: number; height: number; stride: number; data: Uint8Array };
  type Decoded = { code?: unknown; channels: readonly Plane[]; image: object };

  export type Libheif = {
    heif_error_code: { heif_error_Ok: unknown };
    heif_colorspace: { heif_colorspace_RGB: unknown };
    heif_chroma: { heif_chroma_interleaved_RGBA: unknown };
    heif_channel: { heif_channel_interleaved: unknown };
    heif_context_alloc(): object | null;
    heif_context_free(context: object): void;
    heif_context_read_from_memory(context: object, bytes: Uint8Array): { code: unknown };
    heif_js_context_get_list_of_top_level_image_IDs(context: object): readonly number[] | { code: unknown };
    heif_js_context_get_image_handle(context: object, id: number): Handle | { code: unknown } | null;
    heif_image_handle_get_width(handle: Handle): number;
    heif_image_handle_get_height(handle: Handle): number;
    heif_image_handle_release(handle: Handle): void;
    heif_js_decode_image2(
      handle: Handle,
      colorspace: unknown,
      chroma: unknown,
    ): Decoded | null | Promise<Decoded | null>;
    heif_image_release(image: object): void;
  };

  // biome-ignore lint/style/noDefaultExport: that is how the package exports it
  export default function load(): Libheif | Promise<Libheif>;
}
