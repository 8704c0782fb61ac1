package io.shrinkage.data;

/**
 * What a publisher offers for download: an archive (.tar.gz) of all files of a data set, or one of
 * its files, compressed (.gz).
 *
 * @param name the last part of its address
 * @param bytes its size
 * @param sha256 of the compressed bytes, in hex
 */
public record PublishedArchive(String name, long bytes, String sha256) {}
