package io.shrinkage.data;

import org.jspecify.annotations.Nullable;

/**
 * What decides which images are loaded, and nothing of how they are split or scaled.
 *
 * @param path the folder of an image-folder; null for all others
 * @param images how its files are read; null for all others
 */
public record DataSource(Dataset dataset, @Nullable String path, @Nullable ImagesSpec images) {}
