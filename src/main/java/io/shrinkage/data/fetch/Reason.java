package io.shrinkage.data.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** What went wrong, in words: Java's client often leaves the message out. */
final class Reason {
  private Reason() {}

  static String of(IOException e) {
    if (e instanceof HttpTimeoutException) {
      return "the server did not answer in time";
    }
    if (e instanceof UnknownHostException || isUnresolved(e)) {
      return "the host is not known, or there is no network";
    }
    if (e instanceof ConnectException) {
      return "there is no connection to the server";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + " must not be written";
    }
    if (e instanceof FileSystemException file && file.getReason() == null) {
      return file.getFile() + ": " + file.getClass().getSimpleName();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static boolean isUnresolved(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }
}
