// SPDX-License-Identifier: MIT
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "engine/core/byte_size.h"
#include "engine/core/exception.h"
#include "engine/service/audioldm_bridge.h"

namespace audioldm::cli {
namespace {

using engine::concat;
using engine::formatByteSize;

std::string describe(const DeviceInfo& device) {
    std::string precisions;
    for (const std::string& precision : device.precisions) {
        precisions += (precisions.empty() ? "" : ", ") + precision;
    }
    return concat(device.id, "\t", printable(device.name), "\t", formatByteSize(device.freeBytes),
                  " free of ", formatByteSize(device.totalBytes), "\t", precisions);
}

Result<ExitCode> listDevices() {
    const DeviceList list = engine::service::listDevices();
    for (const DeviceInfo& device : list.devices) {
        if (const auto printed = printResult(describe(device)); !printed) {
            return printed.error();
        }
    }
    for (const std::string& note : list.notes) {
        printMessage(note);
    }
    return ExitCode::Done;
}

}  // namespace

void addDevicesCommand(CLI::App& app, Action& action) {
    CLI::App* const command = app.add_subcommand(
        "devices", "List the compute devices: name, memory, precisions that pay off (best first)");
    command->callback([&action] { action = [](SignalWatcher&) { return listDevices(); }; });
}

}  // namespace audioldm::cli
